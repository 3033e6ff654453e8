"""Without a sandbox no page is opened, unless somebody said so beforehand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ui.browser import sandbox
from ui.browser.nowhere import Nowhere
from ui.browser.sandbox import Sandbox
from ui.browser.visit import Visit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_would_weaken_the_engine_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    environment = {
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
        "QTWEBENGINE_REMOTE_DEBUGGING": "9222",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "HOME": "/home/kiosk",
    }
    assert sandbox.prepare(environment) is Sandbox.ON
    assert environment == {"HOME": "/home/kiosk"}


def test_root_gets_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert sandbox.prepare({}) is Sandbox.IMPOSSIBLE


def test_a_sandbox_that_is_off_is_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    environment = {"NETJES_SANDBOX_OFF": "1"}
    assert sandbox.prepare(environment) is Sandbox.OFF
    assert environment["QTWEBENGINE_DISABLE_SANDBOX"] == "1"
    assert sandbox.OFF in caplog.text


def test_where_no_page_is_safe_the_reason_stands_in_its_place(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("NETJES_SANDBOX_OFF", raising=False)
    page = Visit("nl").page()
    assert isinstance(page, Nowhere)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.failed) as failed:
        page.open("https://dieren.example/")
    assert failed.args == ["pupil.web.root"]
