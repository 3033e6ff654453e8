"""Whatever stands in a pack's file: a pack, or a trouble that says where."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from kiosk import paths
from kiosk.errors import PackTrouble
from kiosk.packs import load
from kiosk.words import sentence

JULIANA = paths.resource("packs", "juliana.toml").read_bytes()
LINES = JULIANA.splitlines(keepends=True)


def tried(raw: bytes) -> None:
    """A pack with rules, or a trouble with a sentence for each of its problems."""
    said = ""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.toml"
        path.write_bytes(raw)
        try:
            count = len(load(path).rules)
        except PackTrouble as trouble:
            count, said = len(trouble.problems), sentence(trouble)
    assert count
    assert "problem." not in said


@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    tried(raw)


@given(st.sets(st.integers(0, len(LINES) - 1), min_size=1, max_size=20))
def test_lines_left_out(gone: set[int]) -> None:
    tried(b"".join(line for number, line in enumerate(LINES) if number not in gone))


@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from([b"true", b"[]", b"{}", b"-1", b'""', b"[[1]]", b"1979-05-27", b"nan"]),
)
def test_a_value_of_another_kind(number: int, value: bytes) -> None:
    key, sign, _ = LINES[number].partition(b"=")
    tried(b"".join([*LINES[:number], key + sign + value + b"\n", *LINES[number + 1 :]]))
