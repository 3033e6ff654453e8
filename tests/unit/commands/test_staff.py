"""``netjes hub staff``: who owns the hub's folder is never locked out of the school."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import commands
from kiosk.cli import WINDOWS
from kiosk.hub.store import StaffRow
from kiosk.hub.store_sqlite import SqliteStore
from kiosk.model import Entry, Kind, Role, Staff
from kiosk.signin import Passwords

SCHOOL = "SCHOOL"
SECRET = "een goed wachtwoord"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Netjes = Callable[..., Ran]


@pytest.fixture
def netjes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Netjes:
    """``netjes hub staff WORDS --data``, with what another program sends to it."""

    def run(*words: str, typed: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        said = ("hub", "staff", *words, "--data", str(tmp_path))
        code = commands.run(said, WINDOWS, {"LANG": "en_GB.UTF-8"})
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    """A school whose one teacher has forgotten the password, and tried too often."""
    made = SqliteStore(tmp_path / "hub.db")
    made.add_school(SCHOOL, 1)
    marieke = Staff("MARIEKE", "Juf Marieke", Role.TEACHER)
    made.add_staff(SCHOOL, StaffRow(marieke, "forgotten", failures=9, wait=1 << 50))
    return made


def entries(store: SqliteStore) -> list[Entry]:
    rows = store._rows("SELECT id FROM entries ORDER BY position")
    kept = [store.entry(SCHOOL, row[0]) for row in rows]
    return [one.entry for one in kept if one is not None]


def test_a_forgotten_password_is_replaced_while_the_hub_has_its_store_open(
    netjes: Netjes, store: SqliteStore
) -> None:
    done = netjes("password", "juf  MARIEKE", typed=f"{SECRET}\n")
    assert (done.code, done.err) == (0, "")
    assert "Juf Marieke" in done.out
    assert SECRET not in done.out
    (row,) = store.staff(SCHOOL)
    assert (row.failures, row.wait) == (0, 0)
    assert Passwords().is_password(row.password, SECRET)
    (entry,) = entries(store)
    assert (entry.kind, entry.origin) == (Kind.OVERRIDDEN, "hub")
    assert entry.body == {
        "key": "staff",
        "who": "MARIEKE",
        "what": "password",
        "role": "teacher",
    }
    store.close()


def test_a_teacher_alone_gets_a_leader_or_becomes_one(netjes: Netjes, store: SqliteStore) -> None:
    added = netjes("add", "Meester Ali", "--role", "leader", "--json", typed=SECRET)
    ali = json.loads(added.out)
    assert (added.code, ali["name"], ali["role"]) == (0, "Meester Ali", "leader")
    assert "admin" in netjes("role", "MARIEKE", "admin", "--json").out
    listed = json.loads(netjes("list", "--json").out)
    assert {one["name"]: one["role"] for one in listed} == {
        "Meester Ali": "leader",
        "Juf Marieke": "admin",
    }
    assert "IT administrator" in netjes("list").out
    assert [one.body["what"] for one in entries(store)] == ["added", "role"]
    store.close()


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (("password", "Nobody"), SECRET, "Nobody"),
        (("password", "Juf Marieke"), "short", "10"),
        (("password", "Juf Marieke"), "", "10"),
        (("password", "Juf Marieke"), "x" * 300, "256"),
        (("add", "  ", "--role", "leader"), SECRET, "name"),
        (("role", "Nobody", "leader"), "", "Nobody"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    netjes: Netjes, store: SqliteStore, words: tuple[str, ...], typed: str, said: str
) -> None:
    before = store.staff(SCHOOL)
    done = netjes(*words, typed=typed)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert said in done.err
    assert "{" not in done.err
    assert store.staff(SCHOOL) == before
    assert entries(store) == []
    store.close()


def test_two_of_one_name_are_told_apart_by_id(netjes: Netjes, store: SqliteStore) -> None:
    other = Staff("OTHER", "juf marieke", Role.TEACHER)
    store.add_staff(SCHOOL, StaffRow(other, "x"))
    assert netjes("password", "Juf Marieke", typed=SECRET).code == 1
    assert netjes("password", "OTHER", typed=SECRET).code == 0
    assert store.staff(SCHOOL)[0].password == "forgotten"
    store.close()


@pytest.mark.parametrize("name", ["list", "add", "password", "role"])
def test_each_explains_itself(netjes: Netjes, name: str) -> None:
    done = netjes(name, "--help")
    assert done.code == 0
    assert "command." not in done.out
    assert "--json" in done.out


def test_a_role_that_there_is_not(netjes: Netjes, store: SqliteStore) -> None:
    assert netjes("add", "Ali", "--role", "king", typed=SECRET).code == 2
    assert netjes("role", "Juf Marieke", "king").code == 2
    store.close()


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("again", "code"), [(SECRET, 0), ("iets anders dan dat", 1)])
def test_typed_by_hand_it_is_asked_for_twice(
    again: str,
    code: int,
    store: SqliteStore,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = iter([SECRET, again])
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: next(typed))
    words = ("hub", "staff", "password", "MARIEKE", "--data", str(tmp_path))
    assert commands.run(words, WINDOWS, {"LANG": "nl_NL"}) == code
    assert Passwords().is_password(store.staff(SCHOOL)[0].password, SECRET) is (code == 0)
    assert ("niet gelijk" in capsys.readouterr().err) is (code == 1)
    store.close()


def test_without_a_school_nothing_is_made(netjes: Netjes, tmp_path: Path) -> None:
    done = netjes("list")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert list(tmp_path.iterdir()) == []
    SqliteStore(tmp_path / "hub.db").close()
    assert netjes("list").err == done.err


def test_the_folder_of_somebody_else_is_left_alone(
    netjes: Netjes, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)
    done = netjes("list")
    assert (done.code, done.out) == (1, "")
    assert "hub.db" in done.err
    store.close()
