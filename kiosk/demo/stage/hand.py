"""Presses and types as a person would: XTEST input from this process, through the window system."""

from __future__ import annotations

import time

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

_LATIN_1 = range(0x20, 0x100)
_UNICODE = 0x0100_0000  # keysyms of all other characters (X protocol, appendix A)


class Hand:
    """One hand at one display. Not for several threads."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._spare = _spare_keys(self._display)
        self._own: dict[int, int] = {}

    def move(self, x: int, y: int) -> None:
        """Bring the pointer to a place."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        self._display.sync()

    def press(self, button: int = 1) -> int:
        """Press a pointer's button, without letting go. When it was sent (monotonic ns)."""
        sent = time.monotonic_ns()
        xtest.fake_input(self._display, X.ButtonPress, button)
        self._display.flush()
        return sent

    def release(self, button: int = 1) -> None:
        """Let go."""
        xtest.fake_input(self._display, X.ButtonRelease, button)
        self._display.sync()

    def click(self, x: int, y: int) -> int:
        """Press and let go at a place. When the press was sent (monotonic ns)."""
        self.move(x, y)
        sent = self.press()
        self.release()
        return sent

    def key(self, name: str, *held: str) -> int:
        """Strike a key by its X name ("Return", "F9"), others held down ("Control_L")."""
        down = [self._code(XK.string_to_keysym(each))[0] for each in (*held, name)]
        sent = time.monotonic_ns()
        for code in down:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(down):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
        return sent

    def type(self, text: str) -> None:
        """Type a text, any characters; a new line is Return."""
        for letter in dict.fromkeys(text):
            self._code(_keysym(letter))
        self._display.sync()
        for letter in text:
            code, shifted = self._code(_keysym(letter))
            self._strike(code, shifted)
        self._display.sync()

    def close(self) -> None:
        """Let go of the display."""
        self._display.close()

    def _strike(self, code: int, shifted: bool) -> None:
        shift = self._code(XK.XK_Shift_L)[0]
        if shifted:
            xtest.fake_input(self._display, X.KeyPress, shift)
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        if shifted:
            xtest.fake_input(self._display, X.KeyRelease, shift)

    def _code(self, keysym: int) -> tuple[int, bool]:
        """The key for a character, and whether Shift goes with it.

        A character that is on no key gets a spare key for good: taking a key back would change
        what a window reads that has not looked yet.
        """
        if keysym in self._own:
            return self._own[keysym], False
        for code, level in self._display.keysym_to_keycodes(keysym):
            if level in (0, 1):
                return code, level == 1
        code = self._spare.pop()
        self._display.change_keyboard_mapping(code, [(keysym, keysym)])
        self._own[keysym] = code
        return code, False


def _keysym(letter: str) -> int:
    if letter == "\n":
        return XK.XK_Return
    if letter == "\t":
        return XK.XK_Tab
    point = ord(letter)
    return point if point in _LATIN_1 else _UNICODE + point


def _spare_keys(display: Display) -> list[int]:
    first, last = display.display.info.min_keycode, display.display.info.max_keycode
    rows = display.get_keyboard_mapping(first, last - first + 1)
    return [first + at for at, row in enumerate(rows) if not any(row)]
