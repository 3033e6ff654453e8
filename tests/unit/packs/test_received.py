"""A pack off the wire is checked as a file is."""

import pytest
from msgspec import structs

from kiosk.packs import load_shipped, shipped
from kiosk.packs.loader import pack_of
from kiosk.packs.model import ConsentTerm, ConsentUse, Pack, Renewal, Setting
from kiosk.packs.received import problem, tables
from kiosk.tables import Found, Table

JULIANA = load_shipped("juliana")
RULE = JULIANA.rules[0]


@pytest.mark.parametrize("name", shipped())
def test_a_pack_is_the_tables_of_its_file(name: str) -> None:
    pack = load_shipped(name)
    found = Found(9)
    assert pack_of(Table(tables(pack), "", found)) == pack
    assert found == []
    assert problem(pack) is None


@pytest.mark.parametrize(
    ("pack", "where"),
    [
        (structs.replace(JULIANA, id="No Id"), "id"),
        (structs.replace(JULIANA, version=" "), "version"),
        (structs.replace(JULIANA, reading_number=-1), "reading"),
        (structs.replace(JULIANA, clauses=[]), "clauses"),
        (structs.replace(JULIANA, rules=[RULE, RULE]), "rules[2].id"),
        (
            structs.replace(JULIANA, rules=[structs.replace(RULE, text={"nl": "a\u0000b"})]),
            "rules[1].text.nl",
        ),
        (
            structs.replace(
                JULIANA,
                settings=structs.replace(JULIANA.settings, lessons_a_year=Setting(1_000, "P1")),
            ),
            "settings.lessons_a_year.value",
        ),
        (
            structs.replace(
                JULIANA, settings=structs.replace(JULIANA.settings, ask_first=Setting(True))
            ),
            "settings.ask_first.clause",
        ),
        (
            structs.replace(
                JULIANA, settings=structs.replace(JULIANA.settings, doubt=Setting(["who"], "B3"))
            ),
            "settings.doubt.value[1]",
        ),
        (
            structs.replace(
                JULIANA,
                consents=[
                    ConsentTerm(
                        "x", "A5", ConsentUse.PICTURES, {"nl": "x"}, Renewal.ONCE, own_from=99
                    )
                ],
            ),
            "consents[1].own_from",
        ),
    ],
)
def test_what_a_file_may_not_say_the_wire_may_not_either(pack: Pack, where: str) -> None:
    found = problem(pack)
    assert found is not None
    assert found.where == where
