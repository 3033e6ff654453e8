"""The first screen's reader: quick, for reading only, and content with whatever there is."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.local import first
from kiosk.local.documents import Documents
from kiosk.local.first import First

NOTHING = First(None, {}, {}, {})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "device.json").write_text(json.dumps({"id": "d1", "groups": ["groep-5"]}))
    documents = Documents(tmp_path / "documents.db")
    documents.take("roster/groep-5", 2, '{"pupils":[{"id":"p1","name":"Sem"}]}')
    documents.set_state("clock", "kept")
    documents.close()
    return tmp_path


def test_reads_what_is_there(data: Path) -> None:
    assert first.read(data) == First(
        {"id": "d1", "groups": ["groep-5"]},
        {"roster/groep-5": {"pupils": [{"id": "p1", "name": "Sem"}]}},
        {"roster/groep-5": 2},
        {"clock": "kept"},
    )


def test_reads_what_only_the_log_has_after_a_power_cut(data: Path, tmp_path: Path) -> None:
    documents = Documents(data / "documents.db")
    documents.set_state("clock", "newer")
    after = tmp_path / "after"
    after.mkdir()
    for name in ("documents.db", "documents.db-wal"):
        shutil.copy(data / name, after / name)
    documents.close()
    assert first.read(after).states == {"clock": "newer"}


def test_reads_beside_a_program_that_writes(data: Path) -> None:
    documents = Documents(data / "documents.db")
    documents.set_state("clock", "newer")
    assert first.read(data).states == {"clock": "newer"}
    documents.close()


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert first.read(tmp_path) == NOTHING
    assert first.read(tmp_path / "nowhere") == NOTHING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_broken_device_file_is_left_out(data: Path, words: bytes) -> None:
    (data / "device.json").write_bytes(words)
    found = first.read(data)
    assert found.device is None
    assert found.versions == {"roster/groep-5": 2}


@pytest.mark.parametrize("words", [b"", b"no database" * 1000])
def test_a_broken_database_is_left_out_and_left_alone(data: Path, words: bytes) -> None:
    (data / "documents.db").write_bytes(words)
    assert first.read(data) == First({"id": "d1", "groups": ["groep-5"]}, {}, {}, {})
    assert (data / "documents.db").read_bytes() == words


def test_imports_nothing_but_the_standard_library(data: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kiosk.local import first;"
        "first.read(Path(sys.argv[1]));"
        "print([name for name in ('msgspec', 'sqlite_utils', 'websockets', 'dataclasses')"
        " if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(data)], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"


@pytest.mark.parametrize("words", ["not json", "[" * 100_000, "", b"\xff\xfe"], ids=range(4))
def test_of_documents_one_that_is_broken_is_left_out(data: Path, words: str | bytes) -> None:
    whole = first.read(data)
    with closing(sqlite3.connect(data / "documents.db")) as database:
        database.execute("insert into documents values ('broken', 1, ?)", (words,))
        database.commit()
    assert first.read(data) == whole


def test_a_device_file_that_is_nested_without_end_is_left_out(data: Path) -> None:
    (data / "device.json").write_bytes(b"[" * 100_000)
    assert first.read(data).device is None
