"""Searching the handbook: every word of a clause finds it, and more words never find more."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.desk.handbook import Handbook, Section, folded
from kiosk.packs import Pack, load_shipped, shipped
from kiosk.packs.model import Audience, Carry, Clause, Theme

PACKS = [load_shipped(name) for name in shipped()]
BASE = PACKS[0]
WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=24)
IDS = st.from_regex(r"[A-Z][0-9]{0,2}", fullmatch=True)
CLAUSES = st.lists(
    st.builds(
        Clause,
        id=IDS,
        theme=st.sampled_from(Theme),
        carry=st.just([Carry.SHOW]),
        audience=st.lists(st.sampled_from(Audience), max_size=2),
        text=st.fixed_dictionaries({"nl": WORDS, "en": WORDS}),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


def book(clauses: list[Clause]) -> Handbook:
    pack: Pack = structs.replace(BASE, clauses=clauses, measures=[])
    return Handbook(pack, {"lessons": ["In de les", "In lessons"]})


def ids(sections: list[Section]) -> set[str]:
    return {line.clause.id for section in sections for line in section.lines}


@given(CLAUSES)
def test_every_word_of_a_clause_finds_it(clauses: list[Clause]) -> None:
    handbook = book(clauses)
    for clause in clauses:
        for word in [clause.id, *folded(" ".join(clause.text.values())).split()]:
            assert clause.id in ids(handbook.sections(word))


@given(CLAUSES, WORDS, WORDS)
def test_more_words_find_no_more(clauses: list[Clause], first: str, second: str) -> None:
    handbook = book(clauses)
    assert ids(handbook.sections(f"{first} {second}")) <= ids(handbook.sections(first))


@given(CLAUSES, WORDS)
def test_case_does_not_count(clauses: list[Clause], query: str) -> None:
    handbook = book(clauses)
    assert handbook.sections(folded(query)) == handbook.sections(query)


@given(st.text(max_size=60))
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_everything_in_every_pack_is_found_by_its_reference() -> None:
    for pack in PACKS:
        handbook = Handbook(pack, {})
        for clause in pack.clauses:
            assert clause.id in ids(handbook.sections(f"{pack.id} {clause.id}"))
