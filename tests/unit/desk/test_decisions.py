"""What each pack decides, what the school chose where it is silent, and what Netjes does then."""

import pytest

from kiosk.desk.decisions import (
    OPTIONS,
    Chosen,
    Decided,
    Matter,
    choose,
    chosen,
    decisions,
    silences,
    word,
)
from kiosk.packs import Choices, Policy, Source, load_shipped, shipped
from kiosk.packs.model import Downloads, SocialMedia


def of(name: str, choices: Choices | None = None) -> dict[Matter, Decided]:
    pack = load_shipped(name)
    return {one.matter: one for one in decisions(pack, Policy(pack, choices))}


@pytest.mark.parametrize(
    ("pack", "matter", "says", "clause"),
    [
        ("juliana", Matter.SOCIAL_MEDIA, ["permission"], "juliana A1"),
        ("bnc", Matter.SOCIAL_MEDIA, ["educational"], "bnc A1"),
        ("juliana", Matter.GRANT_BY, ["leader", "teacher"], "juliana A1"),
        ("asko", Matter.GRANT_BY, ["teacher"], "asko A1"),
        ("juliana", Matter.CLOSED_IN_BREAKS, ["yes"], "juliana P11"),
        ("juliana", Matter.ASK_FIRST, ["yes"], "juliana P1"),
        ("juliana", Matter.DOWNLOADS, ["none"], "juliana P9"),
        ("juliana", Matter.PHOTOS, ["no"], "juliana P8"),
        ("osvs", Matter.SCREEN_CAPTURE, ["no"], "osvs U2"),
        ("bnc", Matter.LESSONS_A_YEAR, ["some"], "bnc L1"),
        ("bnc", Matter.CRIMINAL, ["will_report"], "bnc S6"),
        ("verkruisen", Matter.REPAIR, ["remove", "correct"], "verkruisen G4"),
        ("juliana", Matter.REVIEW, ["2024-06"], ""),
    ],
)
def test_what_a_protocol_states(pack: str, matter: Matter, says: list[str], clause: str) -> None:
    one = of(pack)[matter]
    assert one.stated
    assert (one.says, one.clause) == (says, clause)


def test_what_netjes_does_not_do_itself_yet_waits_where_it_is_asked() -> None:
    waiting = {one.matter for one in of("juliana").values() if one.waits}
    assert waiting == {Matter.ASK_FIRST, Matter.VIDEO_PURPOSE, Matter.PERSONAL_INFORMATION}
    assert of("bnc", Choices(ask_first=True))[Matter.ASK_FIRST].waits
    assert not of("bnc", Choices(ask_first=False))[Matter.ASK_FIRST].waits
    assert not of("verkruisen")[Matter.ASK_FIRST].waits


@pytest.mark.parametrize(
    ("pack", "matter"),
    [
        ("verkruisen", Matter.SOCIAL_MEDIA),
        ("bnc", Matter.GRANT_BY),
        ("bnc", Matter.CLOSED_IN_BREAKS),
        ("asko", Matter.DOWNLOADS),
        ("verkruisen", Matter.DERAILS),
        ("osvs", Matter.CRIMINAL),
        ("juliana", Matter.REPAIR),
        ("bnc", Matter.REVIEW),
        ("juliana", Matter.SOCIAL_CONSENT),
    ],
)
def test_a_silence_is_no_statement(pack: str, matter: Matter) -> None:
    one = of(pack)[matter]
    assert (one.source, one.clause) == (Source.NETJES, "")
    held = load_shipped(pack)
    assert matter in {each.matter for each in silences(held, Policy(held))}


@pytest.mark.parametrize("name", shipped())
def test_every_matter_is_said_once_with_something_to_say(name: str) -> None:
    pack = load_shipped(name)
    every = decisions(pack, Policy(pack))
    assert [one.matter for one in every] == list(Matter)
    assert all(one.says or one.names or one.ids for one in every)
    assert all(not one.clause or one.clause.startswith(f"{name} ") for one in every)


def test_names_services_ages_and_numbers() -> None:
    osvs = of("osvs")
    assert [one["nl"] for one in osvs[Matter.DERAILS].names] == ["De leidinggevende"]
    assert "snapchat" in osvs[Matter.SERVICES].ids
    assert osvs[Matter.SERVICES].says == ["future"]
    assert osvs[Matter.PICTURE_CONSENT].count == 16
    assert osvs[Matter.PICTURE_CONSENT].says[-1] == "own"
    assert osvs[Matter.SOCIAL_CONSENT].clause == "osvs M9"
    assert of("bnc")[Matter.LESSONS_A_YEAR].count == 2


def test_a_choice_counts_where_the_protocol_is_silent_and_is_never_passed_off_as_its_own() -> None:
    choices = choose(Choices(), Matter.DOWNLOADS, Downloads.NONE)
    silent, stated = of("asko", choices), of("juliana", choices)
    assert silent[Matter.DOWNLOADS] == Decided(Matter.DOWNLOADS, Source.SCHOOL, says=["none"])
    assert stated[Matter.DOWNLOADS].clause == "juliana P9"


@pytest.mark.parametrize(
    ("matter", "value"), [(matter, value) for matter in OPTIONS for value in OPTIONS[matter]]
)
def test_what_is_chosen_holds_at_a_school_whose_protocol_says_nothing(
    matter: Matter, value: Chosen
) -> None:
    choices = choose(Choices(), matter, value)
    assert chosen(choices, matter) == value
    assert chosen(choose(choices, matter, None), matter) is None
    one = of("verkruisen", choices)[matter]
    assert (one.source, one.says) == (Source.SCHOOL, [word(value)])


def test_words_of_values() -> None:
    values: list[Chosen] = [True, False, 2, 0, None, SocialMedia.PERMISSION]
    assert [word(one) for one in values] == ["yes", "no", "some", "none", "none", "permission"]
