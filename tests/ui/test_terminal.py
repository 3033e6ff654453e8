"""What the windows say to who started them: in that user's language, with a code that tells."""

from __future__ import annotations

import pytest

from kiosk.errors import NoAccess
from ui import app, terminal


@pytest.mark.parametrize(("language", "word"), [("nl_NL.UTF-8", "scherm"), ("en_US", "display")])
def test_trouble_is_told_in_the_users_language(
    language: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("NETJES_LANGUAGE", "LC_ALL", "LC_MESSAGES", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", language)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert app.main(["kiosk"]) == app.FAILED
    said = capsys.readouterr().err
    assert word in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["hub"], ["kiosk", "--fly"], ["kiosk", "--data"]])
def test_words_that_are_not_right_are_told_apart(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETJES_LANGUAGE", "en")
    assert app.main(words) == app.MISUSED
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("This command is not right: ")


def test_the_hubs_reasons_and_the_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETJES_LANGUAGE", "en")
    assert "enrol it again" in terminal.told("error.credential")
    assert "journal.db.damaged-1" in terminal.told(
        "error.journal_damaged", path="journal.db.damaged-1"
    )
    assert "/nowhere" in terminal.said(NoAccess(path="/nowhere"))
    assert terminal.said(ValueError("x")) == "ValueError('x')"
