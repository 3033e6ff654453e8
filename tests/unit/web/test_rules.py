"""What the rules of the moment hold back."""

from __future__ import annotations

import pytest

from kiosk.packs.model import Downloads
from kiosk.web.loading import may_load
from kiosk.web.rules import Load, WebRules, refusal
from kiosk.web.why import Why

LESSON = WebRules(social=frozenset({"youtube.com"}), free=frozenset({"kids.youtube.com"}))
VIDEO = "https://www.youtube.com/watch?v=1"


@pytest.mark.parametrize("main_frame", [True, False])
def test_pages_and_frames_of_social_media_are_held_back(main_frame: bool) -> None:
    assert refusal(LESSON, VIDEO, Load.PAGE) is Why.SOCIAL
    assert may_load(VIDEO, main_frame, Load.PAGE, LESSON).why is Why.SOCIAL
    assert may_load("https://kids.youtube.com/", main_frame, Load.PAGE, LESSON).allowed
    assert may_load("https://nu.nl/", main_frame, Load.PAGE, LESSON).allowed


@pytest.mark.parametrize("kind", [Load.PART, Load.WORKER, Load.SOCKET])
def test_what_a_page_is_made_of_is_not(kind: Load) -> None:
    assert refusal(LESSON, VIDEO, kind) is None
    assert may_load(VIDEO, False, kind, LESSON).allowed


def test_each_hop_of_a_short_link_is_looked_at() -> None:
    hops = ["https://short.example/1", "https://also.example/2", VIDEO]
    allowed = [may_load(hop, True, Load.PAGE, LESSON).allowed for hop in hops]
    assert allowed == [True, True, False]


def test_outside_lessons_all_of_the_web_opens() -> None:
    assert may_load(VIDEO, True, Load.PAGE, WebRules()).allowed


def test_downloads_go_by_the_rules_and_by_their_scheme() -> None:
    kept = WebRules(downloads=Downloads.WORKSPACE)
    file = "https://school.example/werkblad.pdf"
    assert may_load(file, False, Load.DOWNLOAD).why is Why.DOWNLOAD
    assert may_load(file, False, Load.DOWNLOAD, WebRules()).why is Why.DOWNLOAD
    assert may_load(file, False, Load.DOWNLOAD, kept).allowed
    assert may_load("data:text/plain,hoi", False, Load.DOWNLOAD, kept).allowed
    assert may_load("file:///etc/passwd", False, Load.DOWNLOAD, kept).why is Why.SCHEME


def test_without_a_word_from_anybody_as_little_as_can_be() -> None:
    silent = WebRules()
    assert (silent.downloads, silent.captures) == (Downloads.NONE, False)
