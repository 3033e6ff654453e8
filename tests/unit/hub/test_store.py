"""What every store must do. Another store is one more line in ``STORES``."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.hub.store import (
    Appended,
    DeviceRow,
    Kept,
    Paper,
    PupilRow,
    SessionRow,
    SetAside,
    Span,
    StaffRow,
    Store,
)
from kiosk.hub.store_sqlite import SqliteStore
from kiosk.model import Device, Entry, Kind, Role, Staff, Trust

STORES: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: SqliteStore(folder / "hub.db"),
}
A, B = "school-a", "school-b"


@pytest.fixture(params=STORES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the same store, as often as a test wants."""
    return lambda: STORES[request.param](tmp_path)


@pytest.fixture
def store(opened: Callable[[], Store]) -> Iterator[Store]:
    """A store with two schools."""
    made = opened()
    made.add_school(A, 1)
    made.add_school(B, 2)
    yield made
    made.close()


def entry(name: str, kind: Kind = Kind.REPORTED, **facts: object) -> Entry:
    known = {
        "at": 5,
        "trust": Trust.HUB,
        "origin": "d1",
        "device": "d1",
        "group": "g",
        "pupil": "p",
    }
    return Entry(id=name, kind=kind, **(known | facts))  # type: ignore[arg-type]


def test_positions_count_up_within_a_school(store: Store) -> None:
    assert store.append(A, entry("x"), 10) == Appended(1, new=True)
    assert store.append(B, entry("x"), 10) == Appended(1, new=True)
    assert store.append(A, entry("y"), 11) == Appended(2, new=True)


def test_a_known_entry_is_not_kept_again(store: Store) -> None:
    first = entry("x", body={"title": "one"})
    store.append(A, first, 10)
    assert store.append(A, entry("x", body={"title": "two"}), 11) == Appended(1, new=False)
    assert store.append(A, entry("y"), 12).position == 2
    assert store.entry(A, "x") == Kept(1, first)


def test_an_entry_comes_back_whole(store: Store) -> None:
    whole = entry(
        "x",
        Kind.HANDLED,
        trust=Trust.CARRIED,
        staff="s",
        about="w",
        body={"title": "ü \u0000 'quoted'", "n": 3, "yes": True, "many": ["a", "b"]},
    )
    store.append(A, whole, 10)
    assert store.entry(A, "x") == Kept(1, whole)
    assert store.entry(B, "x") is None
    assert store.entry(A, "y") is None


def test_a_block_is_kept_whole_or_not_at_all(store: Store) -> None:
    def half() -> None:
        with store.atomic():
            store.append(A, entry("x"), 10)
            store.put_document(A, Paper("school", 1, b"{}"), 10)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half()
    assert store.entry(A, "x") is None
    assert store.documents(A) == []
    assert store.append(A, entry("y"), 11) == Appended(1, new=True)


def test_what_is_written_is_there_after_opening_anew(opened: Callable[[], Store]) -> None:
    first = opened()
    first.add_school(A, 1)
    first.append(A, entry("x"), 10)
    first.close()
    again = opened()
    assert again.schools() == [A]
    assert again.append(A, entry("x"), 10) == Appended(1, new=False)
    again.close()


def test_a_device_hears_what_others_recorded_about_it(store: Store) -> None:
    store.append(A, entry("own"), 10)
    store.append(A, entry("old", Kind.SHOWN, origin="desk"), 11)
    store.append(A, entry("shown", Kind.SHOWN, origin="desk"), 20)
    store.append(A, entry("other", Kind.SHOWN, origin="desk", device="d2"), 21)
    store.append(A, entry("handled", Kind.HANDLED, origin="desk"), 22)
    assert heard(store.for_device(A, "d1", 0, 15)) == [(3, "shown"), (5, "handled")]
    assert heard(store.for_device(A, "d1", 3, 0)) == [(5, "handled")]
    assert store.for_device(B, "d1", 0, 0) == []


def test_a_group_is_told_by_kind_and_age(store: Store) -> None:
    store.append(A, entry("report"), 10)
    store.append(A, entry("in", Kind.SIGNED_IN), 10)
    store.append(A, entry("elsewhere", group="h"), 11)
    store.append(A, entry("nobody's", Kind.DAMAGED, group="", pupil=""), 12)
    store.append(A, entry("in again", Kind.SIGNED_IN), 30)
    spans = [Span((Kind.REPORTED, Kind.DAMAGED), 5), Span((Kind.SIGNED_IN,), 20)]
    told = [(1, "report"), (4, "nobody's"), (5, "in again")]
    assert heard(store.for_groups(A, ["g"], 0, spans)) == told
    assert heard(store.for_groups(A, ["g"], 4, spans)) == told[2:]
    assert heard(store.for_groups(A, ["g", "h"], 1, spans))[0] == (3, "elsewhere")
    assert heard(store.for_groups(A, [], 0, spans)) == [(4, "nobody's")]
    assert store.for_groups(A, ["g"], 0, []) == []


def test_what_falls_in_two_spans_is_told_once_and_in_order(store: Store) -> None:
    for number, kind in enumerate((Kind.SIGNED_IN, Kind.REPORTED, Kind.SIGNED_IN), 1):
        store.append(A, entry(f"e{number}", kind), number)
    spans = [Span((Kind.SIGNED_IN,), 0), Span((Kind.REPORTED, Kind.SIGNED_IN), 2)]
    assert heard(store.for_groups(A, ["g"], 0, spans)) == [(1, "e1"), (2, "e2"), (3, "e3")]


def test_all_of_a_group_by_kind(store: Store) -> None:
    store.append(A, entry("first", Kind.CONSENT), 30)
    store.append(A, entry("nobody's", Kind.CONSENT, group=""), 31)
    store.append(A, entry("elsewhere", Kind.CONSENT, group="h"), 31)
    store.append(A, entry("lesson", Kind.LESSON_HELD), 32)
    store.append(A, entry("report"), 33)
    store.append(A, entry("second", Kind.CONSENT), 1)
    told = [(1, "first"), (6, "second")]
    assert heard(store.of_group(A, "g", [Kind.CONSENT])) == told
    both = [Kind.LESSON_HELD, Kind.CONSENT]
    assert heard(store.of_group(A, "g", both)) == [told[0], (4, "lesson"), told[1]]
    assert store.of_group(A, "g", []) == store.of_group(B, "g", both) == []


def test_the_last_of_a_kind_is_found(store: Store) -> None:
    assert store.latest(A, "p", Kind.RULES_READ) is None
    store.append(A, entry("first", Kind.RULES_READ), 10)
    store.append(A, entry("second", Kind.RULES_READ), 11)
    store.append(A, entry("report"), 12)
    found = store.latest(A, "p", Kind.RULES_READ)
    assert found is not None
    assert found.entry.id == "second"


def test_what_is_set_aside_stays_apart_and_once(store: Store) -> None:
    store.set_aside(A, entry("x"), "kind", 10)
    store.set_aside(A, entry("x"), "pupil", 11)
    store.set_aside(A, entry("y"), "pupil", 12)
    assert store.refused(A) == [SetAside(entry("x"), "kind"), SetAside(entry("y"), "pupil")]
    assert store.refused(B) == []
    assert store.entry(A, "x") is None


def test_a_document_has_its_newest_version(store: Store) -> None:
    assert store.document(A, "school") is None
    store.put_document(A, Paper("school", 1, b'{"name":"A"}'), 10)
    store.put_document(A, Paper("school", 2, '{"name":"Ä"}'.encode()), 11)
    store.put_document(A, Paper("pack", 1, b"{}"), 12)
    newest = Paper("school", 2, '{"name":"Ä"}'.encode())
    assert store.document(A, "school") == newest
    assert store.documents(A) == [Paper("pack", 1, b"{}"), newest]
    assert store.documents(B) == []


def test_pupils_and_their_tries(store: Store) -> None:
    store.add_pupils(A, [PupilRow("p", "g", "hash"), PupilRow("q", "g", "hush", 2)])
    assert store.pupil(A, "q") == PupilRow("q", "g", "hush", 2, locked=False)
    locked = PupilRow("p", "h", "new", 5, locked=True)
    store.set_pupil(A, locked)
    assert store.pupil(A, "p") == locked
    assert store.pupil(B, "p") is None


def test_staff_and_their_tries(store: Store) -> None:
    marieke = StaffRow(Staff("s1", "Juf Marieke", Role.TEACHER), "hash")
    ahmed = StaffRow(Staff("s2", "Meester Ahmed", Role.ADMIN), "hush")
    store.add_staff(A, marieke)
    store.add_staff(A, ahmed)
    waiting = StaffRow(marieke.staff, "hash", 6, 9_000)
    store.set_staff(A, waiting)
    assert store.staff(A) == [waiting, ahmed]
    assert store.staff(B) == []


def test_devices(store: Store) -> None:
    row = DeviceRow(Device("d1", "Laptop 12", ["g", "h"]), "fingerprint")
    store.add_device(A, row, 10)
    assert store.device(A, "d1") == row
    assert store.device(B, "d1") is None


def test_sessions_newest_first(store: Store) -> None:
    store.put_session(A, SessionRow("desk", "s1", 10, 10))
    store.put_session(A, SessionRow("desk", "s2", 20, 20))
    store.put_session(A, SessionRow("desk", "s1", 10, 15, 18))
    store.put_session(A, SessionRow("other", "s1", 30, 30))
    assert store.sessions(A, "desk") == [
        SessionRow("desk", "s2", 20, 20),
        SessionRow("desk", "s1", 10, 15, 18),
    ]
    assert [row.started for row in store.sessions(A, "desk", 20)] == [20]
    assert store.sessions(A, "desk", 21) == []


def heard(kept: list[Kept]) -> list[tuple[int, str]]:
    return [(one.position, one.entry.id) for one in kept]
