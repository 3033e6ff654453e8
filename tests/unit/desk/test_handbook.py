"""The handbook: what a search finds, and only what the pack says when it goes wrong."""

import pytest
from msgspec import structs

from kiosk.desk.handbook import Handbook, StepKind, folded, leak_contacts, when_it_derails
from kiosk.packs import Contact, load_shipped
from kiosk.packs.model import Audience, Carry, Clause, Measure, Setting, Settings, Theme

JULIANA = load_shipped("juliana")
CALLED = {
    "pictures": ["Foto, film en geluid", "Photo, film and sound"],
    "measures": ["Maatregelen", "Measures"],
    "parents": ["ouders", "parents"],
}


def clause(id: str, nl: str, *, theme: Theme = Theme.POSTING, en: str = "") -> Clause:
    text = {"nl": nl, "en": en} if en else {"nl": nl}
    return Clause(id, theme, [Carry.SHOW], [Audience.PARENTS], text)


PACK = structs.replace(
    JULIANA,
    clauses=[
        clause("B1", "Één mening", en="One opinion"),
        clause("B10", "Geen ruzie online"),
        clause("G4.2", "Wees zuinig met beeld", theme=Theme.PICTURES),
        clause("C", "Zie ook B1", theme=Theme.TROUBLE),
    ],
    measures=[Measure("m", "S5", [Audience.PUPILS], {"nl": "Een schorsing"})],
)
BOOK = Handbook(PACK, CALLED)


def found(query: str) -> list[str]:
    lines = [line for section in BOOK.sections(query) for line in section.lines]
    return [line.clause.id for line in lines]


def test_without_words_everything_stands_by_theme_with_a_count() -> None:
    sections = BOOK.sections()
    assert [(one.theme, one.count) for one in sections] == [
        (Theme.PICTURES, 1),
        (Theme.POSTING, 2),
        (Theme.TROUBLE, 1),
        (Theme.MEASURES, 1),
    ]
    assert sections[1].lines[0].reference == "juliana B1"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("mening", ["B1"]),
        ("EEN MENING", ["B1"]),
        ("ÉÉN mén", ["B1"]),
        ("opinion", ["B1"]),
        ("  ruzie   online ", ["B10"]),
        ("ruz", ["B10"]),
        ("juliana b10", ["B10"]),
        ("b1", ["B1", "C"]),
        ("4.2", ["G4.2"]),
        ("g4.2", ["G4.2"]),
        ("photo", ["G4.2"]),
        ("geluid zuinig", ["G4.2"]),
        ("mening ruzie", []),
        ("zeepbel", []),
        ("!?", ["G4.2", "B1", "B10", "C"]),
    ],
)
def test_what_a_search_finds(query: str, ids: list[str]) -> None:
    assert found(query) == ids


def test_measures_are_found_under_their_theme() -> None:
    (section,) = BOOK.sections("schors")
    assert (section.theme, section.count, section.lines) == (Theme.MEASURES, 1, [])
    assert [one.theme for one in BOOK.sections("s5")] == [Theme.MEASURES]
    assert [one.theme for one in BOOK.sections("measures")] == [Theme.MEASURES]


def test_when_it_derails_the_steps_are_this_packs_own() -> None:
    steps = when_it_derails(JULIANA)
    assert [(one.kind, one.clause) for one in steps] == [
        (StepKind.TELL, "juliana B2"),
        (StepKind.ASK, "juliana B3"),
        (StepKind.CRIMINAL, "juliana S6"),
    ]
    assert [one.id for one in steps[0].contacts] == ["manager"]
    assert steps[2].says == ["may_report"]
    verkruisen = when_it_derails(load_shipped("verkruisen"))
    assert [one.kind for one in verkruisen] == [StepKind.ASK, StepKind.CRIMINAL, StepKind.REPAIR]
    assert verkruisen[2].says == ["remove", "correct"]


def test_a_silent_pack_has_no_steps() -> None:
    assert when_it_derails(structs.replace(JULIANA, settings=Settings())) == []


def test_a_contact_that_is_not_there_is_left_out() -> None:
    settings = structs.replace(JULIANA.settings, derails=Setting(["nobody", "manager"], "B2"))
    step = when_it_derails(structs.replace(JULIANA, settings=settings))[0]
    assert [one.id for one in step.contacts] == ["manager"]


def test_a_data_leak_goes_to_whom_the_pack_names_with_an_address() -> None:
    assert leak_contacts(JULIANA) == []
    assert [one.address for one in leak_contacts(load_shipped("bnc"))] == ["privacy@zaam.nl"]
    nowhere = Contact("x", {"nl": "X"}, {"nl": "Y"}, data_leaks=True)
    assert leak_contacts(structs.replace(JULIANA, contacts=[nowhere])) == []


def test_text_is_folded_for_a_search() -> None:
    assert folded("  Één\tFoto's_Ĳ ") == "een foto s ij"
