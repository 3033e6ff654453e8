from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.desk.files import FILE, DeskFiles
from kiosk.errors import NoAccess
from kiosk.model import Kind
from tests.unit.desk.fakes import entry


def ignore(_: Path) -> None:
    pass


def opened(data: Path, name: str = "desk-1") -> DeskFiles:
    return DeskFiles(data, lambda: name, ignore)


def test_a_dashboard_stays_who_it_is(tmp_path: Path) -> None:
    data = tmp_path / "desk"
    assert opened(data).id == "desk-1"
    assert opened(data, "another").id == "desk-1"
    assert (data / FILE).stat().st_mode & 0o777 == 0o600


def test_the_schools_language_is_kept_for_the_next_start(tmp_path: Path) -> None:
    assert opened(tmp_path).language == "nl"
    opened(tmp_path).speak("en")
    again = opened(tmp_path)
    assert (again.id, again.language) == ("desk-1", "en")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": 7}'])
def test_a_broken_file_makes_a_new_dashboard(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    assert opened(tmp_path).id == "desk-1"


def test_entries_are_there_after_a_restart(tmp_path: Path) -> None:
    files = opened(tmp_path)
    kept = entry(Kind.SHOWN)
    files.add(kept)
    files.close()
    again = opened(tmp_path)
    assert [one.entry for one in again.journal().pending()] == [kept]
    again.close()
    again.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(NoAccess):
        opened(tmp_path / "file" / "desk")
