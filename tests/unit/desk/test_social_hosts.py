"""The list of social media: what follows from the protocol, and what the school changes of it."""

import pytest

from kiosk.desk.social_hosts import Standing, added, listed, taken_off
from kiosk.packs import Choices
from kiosk.packs.model import Services
from kiosk.packs.policy import MOST_HOSTS

NAMED = Services(named=["facebook"])


def standing(choices: Choices) -> dict[str, Standing]:
    return {one.host: one.standing for one in listed(NAMED, choices)}


def test_the_protocols_services_stand_together_with_their_names() -> None:
    every = listed(Services(named=["facebook", "instagram"]), Choices())
    services = [one.service for one in every]
    assert services == sorted(services)
    assert {"facebook.com", "instagram.com"} <= {one.host for one in every}
    assert {one.standing for one in every} == {Standing.PROTOCOL}


@pytest.mark.parametrize(
    "typed",
    ["snapchat.com", " Snapchat.com ", "https://www.snapchat.com/add/me", "www.snapchat.com/x"],
)
def test_a_host_is_added_however_it_is_typed(typed: str) -> None:
    choices = added(NAMED, Choices(), typed)
    assert choices == Choices(more_social=["snapchat.com"])
    assert standing(choices)["snapchat.com"] is Standing.ADDED
    assert listed(NAMED, choices)[0].host == "snapchat.com"


@pytest.mark.parametrize("typed", ["", "snapchat", "snap chat.com", "<b>.nl", "http://", "-.nl"])
def test_what_is_no_host_is_not_added(typed: str) -> None:
    assert added(NAMED, Choices(), typed) is None


def test_what_is_there_is_not_added_again() -> None:
    assert added(NAMED, Choices(), "facebook.com") == Choices()
    once = added(NAMED, Choices(), "snapchat.com")
    assert once is not None
    assert added(NAMED, once, "snapchat.com") == once


def test_a_host_is_taken_off_and_comes_back() -> None:
    less = taken_off(NAMED, Choices(), "facebook.com")
    assert less == Choices(less_social=["facebook.com"])
    assert standing(less)["facebook.com"] is Standing.OFF
    assert taken_off(NAMED, less, "facebook.com") == less
    assert added(NAMED, less, "facebook.com") == Choices()


def test_an_added_host_is_taken_off_without_a_trace() -> None:
    more = added(NAMED, Choices(), "snapchat.com")
    assert more is not None
    assert taken_off(NAMED, more, "snapchat.com") == Choices()


def test_there_is_an_end_to_the_list() -> None:
    full = Choices(more_social=[f"site{number}.nl" for number in range(MOST_HOSTS)])
    assert added(NAMED, full, "nog-een.nl") is None
