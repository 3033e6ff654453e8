"""Downloads into the pupil's own files, and what can be done with those."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from kiosk.device.seat import FileKind, Place, Shown, Why, WorkFile
from kiosk.model import Kind
from kiosk.packs.model import Downloads, Setting, Settings
from kiosk.packs.policy import Choices
from tests.unit.device.fakes import CLOSES, NOOR, SEM, World, pack

SITE = "https://school.example/"
NOTHING = structs.replace(CLOSES, downloads=Setting(Downloads.NONE, "P9"))


class Told:
    """What became of downloads."""

    def __init__(self) -> None:
        self.said: list[WorkFile | Why] = []

    def __call__(self, said: WorkFile | Why) -> None:
        self.said.append(said)


def on_the_web(settings: Settings = CLOSES) -> World:
    world = World()
    world.document("pack", pack(settings=settings))
    world.enter()
    world.seat.open(SITE)
    return world


def accepted(world: World, name: str = "brief.txt", size: int = -1) -> Path:
    path = world.seat.accept_download(name, "", size)
    assert isinstance(path, Path)
    return path


def download(world: World, content: bytes = b"hoi", name: str = "brief.txt") -> WorkFile | Why:
    path = accepted(world, name)
    path.write_bytes(content)
    told = Told()
    world.seat.downloaded(path, told)
    world.background.run()
    return told.said[0]


def text_of(world: World) -> str:
    """What stands on the screen of the file that is looked at."""
    return world.seat.opened.text if world.seat.opened else ""


def test_a_file_comes_in_and_is_there_again_tomorrow() -> None:
    world = on_the_web()
    kept = download(world)
    assert isinstance(kept, WorkFile)
    assert (kept.name, kept.size, kept.kind) == ("brief.txt", 3, FileKind.TEXT)
    assert world.seat.files == [kept]
    assert world.seat.room == 50_000_000 - 3
    world.seat.sign_out()
    assert world.seat.files == []
    world.enter()
    assert world.seat.files == [kept]


def test_another_pupil_has_other_files() -> None:
    world = on_the_web()
    download(world)
    world.seat.sign_out()
    world.enter(SEM)
    assert world.seat.files == []
    world.seat.show_files()
    world.seat.open_file("brief.txt")
    assert world.seat.opened is None
    assert world.seat.trouble == Why.FAILED


def test_where_nothing_may_be_downloaded_nothing_is_and_the_clause_says_so() -> None:
    world = on_the_web(NOTHING)
    assert world.seat.accept_download("brief.txt", "text/plain", 3) is Why.DOWNLOAD
    assert world.seat.clause(Why.DOWNLOAD) == "juliana P9"


def test_a_choice_of_the_school_is_no_clause() -> None:
    world = on_the_web()
    world.document("choices", Choices(downloads=Downloads.NONE))
    assert world.seat.accept_download("brief.txt", "text/plain", 3) is Why.DOWNLOAD
    assert world.seat.clause(Why.DOWNLOAD) == ""


def test_what_the_protocol_says_goes_above_the_choice() -> None:
    world = on_the_web(NOTHING)
    world.document("choices", Choices(downloads=Downloads.WORKSPACE))
    assert world.seat.accept_download("brief.txt", "text/plain", 3) is Why.DOWNLOAD


@pytest.mark.parametrize(
    ("name", "mime", "size", "why"),
    [
        ("spel.exe", "", -1, Why.PROGRAM),
        ("spel", "application/x-msdownload", -1, Why.PROGRAM),
        ("fotos.rar", "", -1, Why.UNSEEN),
        ("film.mp4", "video/mp4", 50_000_001, Why.NO_ROOM),
    ],
)
def test_refused_before_it_comes(name: str, mime: str, size: int, why: Why) -> None:
    world = on_the_web()
    assert world.seat.accept_download(name, mime, size) is why
    assert world.seat.clause(why) == ""


def test_a_program_that_says_it_is_a_text() -> None:
    world = on_the_web()
    assert download(world, b"\x7fELF\x02") is Why.PROGRAM
    assert world.seat.files == []
    assert list(world.workspace.incoming.iterdir()) == []


def test_one_at_a_time() -> None:
    world = on_the_web()
    path = accepted(world)
    assert world.seat.accept_download("b.txt", "", -1) is Why.BUSY
    path.write_bytes(b"half")
    (path.parent / f"{path.name}.download").write_bytes(b"more")
    world.seat.download_failed(path)
    assert list(world.workspace.incoming.iterdir()) == []
    assert download(world) in world.seat.files


def test_the_school_decides_how_much_there_may_be() -> None:
    world = on_the_web()
    world.document("choices", Choices(megabytes=1))
    assert isinstance(download(world, bytes(600_000), "a.dat"), WorkFile)
    assert world.seat.room == 400_000
    assert world.seat.accept_download("b.dat", "", 400_001) is Why.NO_ROOM
    assert download(world, bytes(400_001), "b.dat") is Why.NO_ROOM
    assert isinstance(download(world, bytes(400_000), "b.dat"), WorkFile)
    assert world.seat.room == 0
    assert world.seat.accept_download("c.dat", "", -1) is Why.NO_ROOM


def test_only_from_a_page() -> None:
    world = on_the_web()
    world.seat.home()
    assert world.seat.accept_download("brief.txt", "", 3) is Why.FAILED


def test_a_download_that_is_late_for_its_session_goes() -> None:
    world = on_the_web()
    path = accepted(world)
    path.write_bytes(b"hoi")
    world.background.delayed = True
    told = Told()
    world.seat.sign_out()
    world.enter(SEM)
    world.seat.downloaded(path, told)
    world.background.run()
    assert told.said == [Why.FAILED]
    assert not path.exists()
    assert world.seat.files == []


def test_a_download_that_is_kept_while_its_session_ends_stays_with_its_pupil() -> None:
    world = on_the_web()
    path = accepted(world)
    path.write_bytes(b"hoi")
    world.background.delayed = True
    world.seat.downloaded(path, Told())
    world.seat.sign_out()
    world.enter(SEM)
    world.background.run()
    assert world.seat.files == []
    world.seat.sign_out()
    world.enter(NOOR)
    world.background.run()
    assert [file.name for file in world.seat.files] == ["brief.txt"]


def test_what_came_in_half_goes_with_the_session_and_at_a_start() -> None:
    world = on_the_web()
    path = accepted(world)
    path.write_bytes(b"half")
    world.at("10:15")
    assert world.place() is Place.CLOSED
    assert not path.exists()
    path.write_bytes(b"half")
    world.seat = world.make()
    assert not path.exists()


def test_nothing_of_this_waits_for_the_disk() -> None:
    world = on_the_web()
    world.background.delayed = True
    path = accepted(world)
    path.write_bytes(b"hoi")
    world.seat.downloaded(path, Told())
    assert path.exists()
    assert world.seat.files == []
    world.background.run()
    assert not path.exists()
    assert len(world.seat.files) == 1


def test_a_disk_that_is_full_is_told_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    world = on_the_web()
    monkeypatch.setattr("kiosk.private.make_folder", _full)
    assert download(world) is Why.DISK_FULL


def _full(_folder: object) -> None:
    raise OSError(28, "full")


def test_files_are_looked_into_and_thrown_away() -> None:
    world = on_the_web()
    download(world)
    download(world, b"%PDF-1.7", "boek.pdf")
    seat = world.seat
    seat.open_file("brief.txt")
    assert text_of(world) == ""
    seat.home()
    seat.show_files()
    assert world.place() is Place.FILES
    seat.open_file("brief.txt")
    assert text_of(world) == "hoi"
    seat.close_file()
    assert text_of(world) == ""
    seat.open_file("brief.txt")
    seat.delete_file("brief.txt")
    assert text_of(world) == ""
    assert [file.name for file in seat.files] == ["boek.pdf"]
    seat.open_file("boek.pdf")
    seat.home()
    assert (world.place(), seat.opened) == (Place.HOME, None)
    seat.delete_file("boek.pdf")
    assert len(seat.files) == 1


def test_a_file_that_is_opened_does_not_stay_on_the_screen_of_the_next() -> None:
    world = on_the_web()
    download(world)
    world.seat.home()
    world.seat.show_files()
    world.background.delayed = True
    world.seat.open_file("brief.txt")
    world.seat.sign_out()
    world.enter(SEM)
    world.background.run()
    assert world.seat.opened is None


def test_a_small_picture_goes_to_nobody_else() -> None:
    world = on_the_web()
    download(world)
    world.seat.home()
    world.seat.show_files()
    seen: list[Shown] = []
    world.seat.peek("brief.txt", seen.append)
    assert [one.text for one in seen] == ["hoi"]
    world.background.delayed = True
    world.seat.peek("brief.txt", seen.append)
    world.seat.sign_out()
    world.background.run()
    assert len(seen) == 1


def test_files_are_closed_by_the_clock_and_by_oops_and_seen_by_the_teacher() -> None:
    world = on_the_web()
    download(world)
    world.seat.home()
    world.seat.watched(["Juf Marieke"])
    world.seat.show_files()
    assert world.line.told[-1].place == "files"
    world.seat.open_file("brief.txt")
    world.seat.oops("", "", "")
    assert world.place() is Place.OOPS
    assert world.seat.opened is None
    assert Kind.REPORTED in world.journal.kinds()
    world.seat.done_reporting()
    world.seat.show_files()
    world.at("10:15")
    assert world.place() is Place.CLOSED
    assert world.seat.files == []
