"""Proofs that a clause of a protocol is carried out, tried on the pack and on its opposite.

A proof asserts what real parts do under a pack. The test that :func:`proves` makes of it asks that
it holds for the school's pack, and that it fails (by an assertion of its own) once the setting is
flipped (:mod:`tests.parts.flips`). A clause that is no setting, because no school could want the
contrary, is tried with parts that are broken on purpose instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path

import pytest

from kiosk import packs
from kiosk.device.seat import Seat
from kiosk.packs.model import Carry, Pack
from tests.parts.flips import FLIPS


class Case:
    """What a proof is tried on: a pack, a folder of its own, and the parts to take."""

    def __init__(self, pack: Pack, folder: Path, seat: type[Seat] = Seat) -> None:
        folder.mkdir()
        self.pack = pack
        self.folder = folder
        self.seat = seat

    def cited(self, clause: str) -> str:
        """A clause of this pack as it is cited."""
        return f"{self.pack.id} {clause}"

    def run(self, tried: Callable[[], Coroutine[None, None, None]]) -> None:
        """Try something that waits for a hub."""
        asyncio.run(tried())


Try = Callable[[Case], None]
ProofTest = Callable[[str, Path], None]


class Proof:
    """Which clauses a test proves: ``juliana P9``, and which way of carrying them out."""

    def __init__(self, clauses: Sequence[str], carry: Carry, against: Sequence[str]) -> None:
        self.clauses = clauses
        self.carry = carry
        self.against = against


def proves(
    *clauses: str,
    carry: Carry = Carry.ENFORCE,
    flipped: Sequence[str] = (),
    broken: Sequence[type[Seat]] = (),
) -> Callable[[Try], ProofTest]:
    """Make a test of a proof: once for each clause, against every flip and every broken part."""
    if not flipped and not broken:
        raise ValueError("a proof that nothing can make fail")

    def made(proof: Try) -> ProofTest:
        @pytest.mark.parametrize("clause", clauses)
        def test(clause: str, tmp_path: Path) -> None:
            pack = packs.load_shipped(clause.partition(" ")[0])
            proof(Case(pack, tmp_path / "as-it-is"))
            for name in flipped:
                other = FLIPS[name](pack)
                assert other != pack
                with pytest.raises(AssertionError):
                    proof(Case(other, tmp_path / name))
            for part in broken:
                with pytest.raises(AssertionError):
                    proof(Case(pack, tmp_path / part.__name__, part))

        test.__name__ = proof.__name__
        test.__doc__ = proof.__doc__
        against = [*flipped, *(part.__name__ for part in broken)]
        vars(test)["proof"] = Proof(clauses, carry, against)
        return test

    return made
