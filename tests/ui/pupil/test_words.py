"""The pupil's texts: both languages whole, short enough, and every reason told."""

from __future__ import annotations

import json
import re

import pytest

from kiosk import paths
from kiosk.timetable.verdicts import Reason
from kiosk.web.why import Why
from kiosk.words import Words

LANGUAGES = ("nl", "en")
OPEN = {Reason.LESSON, Reason.NO_TIMETABLE, Reason.NOT_CLOSED}
FOR_STAFF = ("pupil.web.root", "pupil.web.sandbox_off")


def _texts(language: str) -> dict[str, str]:
    path = paths.resource("translations", language, "pupil.json")
    texts: dict[str, str] = json.loads(path.read_text("utf-8"))
    return texts


def test_both_languages_say_the_same_with_the_same_facts() -> None:
    dutch, english = _texts("nl"), _texts("en")
    assert list(dutch) == list(english)
    for name, text in dutch.items():
        facts = set(re.findall(r"\{(\w+)\}", text))
        assert facts == set(re.findall(r"\{(\w+)\}", english[name])), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_short(language: str) -> None:
    for name, text in _texts(language).items():
        if name in FOR_STAFF:
            continue
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            assert len(sentence.split()) <= 9, f"{name}: {sentence}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", sorted(set(Reason) - OPEN))
def test_every_reason_to_close_is_told(language: str, reason: str) -> None:
    words = Words(language, "pupil")
    assert words.has(f"pupil.closed.{reason}.title")
    assert words.has(f"pupil.closed.{reason}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", [Why.SOCIAL, Why.SOCIAL_OVER])
def test_who_has_no_consent_is_not_told_on_by_the_screen(language: str, why: Why) -> None:
    """Classmates may read along: it is true of everybody, and names neither parents nor consent."""
    said = Words(language, "pupil")(why.value).casefold()
    tells = ("toestemming", "ouder", "thuis", "jou", "consent", "parent", "permission", "you")
    assert not any(word in said for word in tells)


@pytest.mark.parametrize("why", list(Why))
def test_every_refusal_is_told(why: Why) -> None:
    assert Words("nl", "pupil").has(why.value)
