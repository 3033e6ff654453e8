"""What the teacher hears of a damaged journal."""

from pathlib import Path

from kiosk.clock import Readings, SchoolTime
from kiosk.local.damage import notice
from kiosk.local.journal import Journal
from kiosk.model import Kind, Trust

NOON = 1_800_000_000_000


def test_the_notice_says_whose_journal_when_and_where_it_is_now(tmp_path: Path) -> None:
    clock = SchoolTime(Readings(lambda: NOON, lambda: 0, "boot"))
    path = tmp_path / "journal.db"
    path.write_bytes(b"no journal" * 1_000)
    journal = Journal(path, lambda aside: notice(aside, clock, "d1", "d1"))
    (kept,) = journal.pending()
    told = kept.entry
    assert (told.kind, told.at, told.trust) == (Kind.DAMAGED, NOON, Trust.HARDWARE)
    assert (told.origin, told.device, told.group) == ("d1", "d1", "")
    assert told.body == {"file": "journal.db.damaged-1"}
    assert told.id
    journal.close()
