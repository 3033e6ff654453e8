"""Reading aloud on the screens: what is read, by itself or when asked, and when it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from kiosk.model import Group, Pupil, Roster
from kiosk.packs import library
from tests.ui.pupil.world import World, sign_in
from ui.pupil.card import first_words, one_a_line, told
from ui.pupil.read_aloud import ReadAloud

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.pupil.stage import Stage
    from ui.style import Ruler
    from ui.widgets.kit import Kit


class FakeVoice(QObject):
    changed = Signal()

    def __init__(self, *languages: str) -> None:
        super().__init__()
        self.languages = set(languages)
        self.speaking = False
        self.trouble = ""
        self.known = True
        self.did: list[str] = []

    def can(self, language: str) -> bool:
        return self.known and language in self.languages

    def knows(self, _language: str) -> bool:
        return self.known

    def say(self, text: str, language: str) -> None:
        self.did.append(f"{language}: {text}")
        self.speaking, self.trouble = True, ""
        self.changed.emit()

    def stop(self) -> None:
        if self.speaking:
            self.did.append("stop")
            self.end()

    def forget(self) -> None:
        self.stop()
        self.trouble = ""

    def end(self, trouble: str = "") -> None:
        self.speaking, self.trouble = False, trouble
        self.changed.emit()


@pytest.fixture
def voice(qapp: object) -> FakeVoice:
    return FakeVoice("nl", "en")


@pytest.fixture
def begin(play: Callable[[World], Stage], voice: FakeVoice) -> Callable[[int], Stage]:
    """Somebody of this year at the first of juliana's cards."""

    def start(year: int) -> Stage:
        world = World()
        world.put("pack", library.load_shipped("juliana"))
        group = Group("groep-5", "Groep", [year])
        world.put("roster/groep-5", Roster(group, [Pupil("p", "Aya")]))
        world.line.rules_read = ""
        plain = world.kit

        def kit(ruler: Ruler | None = None) -> Kit:
            return plain(ruler)._replace(voice=voice)  # type: ignore[arg-type]

        world.kit = kit  # type: ignore[method-assign]
        stage = play(world)
        sign_in(stage.seat)
        assert stage.screen.name == "rules"
        return stage

    return start


def spoken(stage: Stage) -> str:
    rule = stage.seat.cards[stage.seat.card]
    return "nl: " + rule.spoken(stage.seat.band)["nl"]


def why(stage: Stage) -> list[str]:
    reader = stage.screen.findChild(ReadAloud)
    assert reader is not None
    return [one.text() for one in reader.findChildren(QLabel) if one.isVisible()]


def test_who_cannot_read_yet_is_read_to_card_by_card(
    begin: Callable[[int], Stage], voice: FakeVoice
) -> None:
    stage = begin(1)
    first = spoken(stage)
    assert voice.did == [first]
    stage.tap("next")
    assert voice.did == [first, "stop", spoken(stage)]


def test_who_reads_is_read_to_when_asked_and_it_ends_with_the_card(
    begin: Callable[[int], Stage], voice: FakeVoice
) -> None:
    stage = begin(5)
    assert voice.did == []
    stage.tap("read-aloud")
    assert voice.did == [spoken(stage)]
    assert stage.target("read-aloud").accessibleName() == "Stil"
    stage.tap("read-aloud")
    assert voice.did[1:] == ["stop"]
    stage.tap("read-aloud")
    stage.tap("next")
    assert voice.did[2:] == [voice.did[0], "stop"]
    assert not voice.speaking


@pytest.mark.parametrize("way", ["out", "sleep", "end"])
def test_it_ends_when_nobody_sees_the_card_any_more(
    begin: Callable[[int], Stage], voice: FakeVoice, way: str
) -> None:
    stage = begin(1)
    assert voice.speaking
    {"out": stage.seat.sign_out, "sleep": stage.director.sleep, "end": stage.director.close}[way]()
    assert not voice.speaking


def test_it_does_not_speak_anew_at_every_change_of_the_seat(
    begin: Callable[[int], Stage], voice: FakeVoice
) -> None:
    stage = begin(1)
    stage.seat.watched(["Juf Anna"])
    stage.director.look()
    assert len(voice.did) == 1


def test_a_voice_that_is_found_late_still_reads(
    begin: Callable[[int], Stage], voice: FakeVoice
) -> None:
    voice.known = False
    stage = begin(1)
    assert voice.did == []
    assert not stage.target("read-aloud").isEnabled()
    assert why(stage) == []  # it is being looked for
    voice.known = True
    voice.changed.emit()
    assert voice.did == [spoken(stage)]
    assert stage.target("read-aloud").isEnabled()


def test_without_a_voice_the_button_rests_and_says_why(
    begin: Callable[[int], Stage], voice: FakeVoice
) -> None:
    voice.languages = set()
    stage = begin(1)
    button = stage.target("read-aloud")
    assert not button.isEnabled()
    assert why(stage) == [button.accessibleDescription()] == ["Dit apparaat heeft geen stem."]
    assert voice.did == []


def test_without_sound_it_says_so_and_can_be_tried_again(
    begin: Callable[[int], Stage], voice: FakeVoice
) -> None:
    stage = begin(5)
    stage.tap("read-aloud")
    voice.end("pupil.voice.silent")
    assert why(stage) == ["Hoor je niets? Vraag je juf of meester."]
    stage.tap("read-aloud")
    assert voice.speaking
    assert why(stage) == []


def test_six_questions_are_read_as_one(begin: Callable[[int], Stage], voice: FakeVoice) -> None:
    stage = begin(5)
    while stage.screen.name == "rules":
        stage.tap("next")
    stage.tap("agreements")
    stage.tap("think")
    stage.tap("read-aloud")
    assert voice.did[-1].count("?") == 6
    stage.tap("back")
    assert stage.screen.name == "home"
    assert not voice.speaking


def test_words_are_told_in_the_language_that_they_are_in() -> None:
    assert told({"nl": "Ja", "en": "Yes"}, "en") == ("Yes", "en")
    assert told({"nl": "Ja"}, "en") == ("Ja", "nl")
    assert told({}, "en") == ("", "")


def test_a_tile_has_the_first_words_only() -> None:
    assert first_words("Download niets. Ook geen muziek.") == "Download niets."
    assert first_words("Een zin " * 20, 20) == "Een zin Een zin..."
    assert one_a_line("Een. Twee! Drie?") == "Een.\nTwee!\nDrie?"
