from __future__ import annotations

import pytest

from kiosk.desk.pasted import Skip, parse
from kiosk.names import MOST_PUPILS


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sem\nNoor\n\n  \nDaan  de   Boer\n", ["Sem", "Noor", "Daan de Boer"]),
        ("1. Sem\n2) Noor\n3 Daan\n- Emma\n\u2022 Finn", ["Sem", "Noor", "Daan", "Emma", "Finn"]),
        ("Sem\tBakker\nNoor\tde\tVries", ["Sem Bakker", "Noor de Vries"]),
        ("1;Sem;Bakker;12-03-2016\n2;Noor;Vos;1-1-2016", ["Sem Bakker", "Noor Vos"]),
        ("Sem,Bakker\nNoor,de,Vries", ["Sem Bakker", "Noor de Vries"]),
        ("Bakker, Sem\nVries, Noor, de", ["Sem Bakker", "Noor de Vries"]),
        ("Sem, Noor, Daan, Emma", ["Sem", "Noor", "Daan", "Emma"]),
        (
            "Achternaam;Voorvoegsel;Roepnaam\nVries;de;Noor\nBakker;;Sem",
            ["Noor de Vries", "Sem Bakker"],
        ),
        ("Naam\nSem", ["Sem"]),
        ('"Sem";"Bakker"', ["Sem Bakker"]),
        ("Sem\u202e\u0007 Bakker\r\nNoor\u00a0Vos", ["Sem Bakker", "Noor Vos"]),
        ("Zoe\u0308", ["Zo\u00eb"]),
        ("D'Angelo O'Neill-Smit", ["D'Angelo O'Neill-Smit"]),
        ("\u0645\u062d\u0645\u062f", ["\u0645\u062d\u0645\u062f"]),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(parse(text).names) == names


def test_numbers_dates_and_addresses_stay_out_and_are_counted() -> None:
    found = parse("Sem\t123456782\tsem@school.test\t2016-03-12")
    assert found.names == ("Sem",)
    assert found.left_out == 3


def test_twice_the_same_name_is_said() -> None:
    found = parse("Sem\nNoor\nsem")
    assert found.names == ("Sem", "Noor")
    assert [(one.line, one.text, one.why) for one in found.skipped] == [(3, "sem", Skip.DUPLICATE)]


def test_a_name_that_the_group_has_is_said() -> None:
    assert parse("Sem", frozenset({"S\u00e9m"})).skipped[0].why is Skip.DUPLICATE


def test_a_line_without_a_name_is_said() -> None:
    found = parse("Sem\n06-12345678")
    assert found.names == ("Sem",)
    assert found.skipped[0].why is Skip.NO_NAME


def test_too_long_and_too_many() -> None:
    assert parse("A" * 61).skipped[0].why is Skip.TOO_LONG
    crowd = "\n".join(f"Kind {chr(97 + one // 26)}{chr(97 + one % 26)}" for one in range(70))
    found = parse(crowd)
    assert len(found.names) == MOST_PUPILS
    assert {one.why for one in found.skipped} == {Skip.TOO_MANY}
