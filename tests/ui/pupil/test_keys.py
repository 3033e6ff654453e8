"""The keys that a pupil may use, and those that would lead out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.pupil.keys import allowed

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (Key.Key_A, Held.NoModifier, "a"),
        (Key.Key_A, Held.ShiftModifier, "A"),
        (Key.Key_1, Held.KeypadModifier, "1"),
        (Key.Key_Space, Held.NoModifier, " "),
        (Key.Key_Return, Held.NoModifier, "\r"),
        (Key.Key_Backspace, Held.NoModifier, "\b"),
        (Key.Key_Tab, Held.NoModifier, "\t"),
        (Key.Key_Left, Held.ShiftModifier, ""),
        (Key.Key_C, Held.ControlModifier, "\x03"),
        (Key.Key_V, Held.ControlModifier, "\x16"),
        (Key.Key_Dead_Diaeresis, Held.NoModifier, ""),
        (Key.Key_5, Held.GroupSwitchModifier, "€"),
        (Key.Key_5, Held.ControlModifier | Held.AltModifier, "€"),
        (Key.Key_unknown, Held.NoModifier, "ë"),
        (Key.Key_unknown, Held.NoModifier, "س"),
    ],
)
def test_writing_and_moving_about(key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    assert allowed(key, held, text)


@pytest.mark.parametrize("letter", "NTWQOSPLHUJRFDEG")
def test_control_opens_nothing(letter: str) -> None:
    key = getattr(Key, f"Key_{letter}")
    assert not allowed(key, Held.ControlModifier, chr(ord(letter) - 64))
    assert not allowed(key, Held.ControlModifier | Held.ShiftModifier, "")


@pytest.mark.parametrize("number", range(1, 36))
def test_no_function_key(number: int) -> None:
    key = getattr(Key, f"Key_F{number}")
    for held in (Held.NoModifier, Held.ShiftModifier, Held.ControlModifier, Held.AltModifier):
        assert not allowed(key, held, "")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Key.Key_Tab, Held.AltModifier),
        (Key.Key_Left, Held.AltModifier),
        (Key.Key_F4, Held.AltModifier),
        (Key.Key_Space, Held.AltModifier),
        (Key.Key_A, Held.AltModifier),
        (Key.Key_A, Held.MetaModifier),
        (Key.Key_Meta, Held.NoModifier),
        (Key.Key_Super_L, Held.NoModifier),
        (Key.Key_Menu, Held.NoModifier),
        (Key.Key_Print, Held.NoModifier),
        (Key.Key_Back, Held.NoModifier),
        (Key.Key_HomePage, Held.NoModifier),
        (Key.Key_LaunchMail, Held.NoModifier),
        (Key.Key_Control, Held.ControlModifier),
        (Key.Key_Delete, Held.ControlModifier | Held.AltModifier),
        (Key.Key_Escape, Held.ControlModifier),
        (Key.Key_Plus, Held.ControlModifier),
        (Key.Key_0, Held.ControlModifier),
    ],
)
def test_nothing_leads_out(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    assert not allowed(key, held, "")
