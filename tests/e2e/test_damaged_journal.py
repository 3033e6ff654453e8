"""A damaged journal is set aside, never deleted; a new one begins, and the teacher is told."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.teacher import Teacher
from kiosk.model import Kind
from tests.parts.sites import WRONG

BROKEN = b"SQLite format 3\0" + b"\xde\xad\xbe\xef" * 4096


def test_it_is_set_aside_and_the_teacher_is_told(
    classroom: Classroom, kiosk: Person, pupil: Pupil, open_dashboard: Callable[[], Teacher]
) -> None:
    kiosk.open()
    kiosk.find(f"name:{pupil.id}", "names")
    kiosk.kill()
    for tail in ("-wal", "-shm"):
        (classroom.device / f"journal.db{tail}").unlink(missing_ok=True)
    (classroom.device / "journal.db").write_bytes(BROKEN)
    teacher = open_dashboard()
    teacher.inbox()
    eye = teacher.person.eye
    eye.rest()
    before = eye.look()

    kiosk.open()
    colleague = classroom.colleague()
    heard = colleague.hear([school.GROUP_ID], lambda entry: entry.kind is Kind.DAMAGED)
    colleague.close()
    eye.watch()
    eye.wait(lambda: eye.look() != before, 20)
    assert heard[-1].device

    pupil.come_in()
    pupil.open_tile(WRONG)
    kiosk.witness.wait_for("kept", after=pupil.oops())
    aside = list(classroom.device.glob("journal.db.damaged-*"))
    assert [path.read_bytes() for path in aside] == [BROKEN]
