"""Every screen, with what is usual and with what is extreme: large enough, whole, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kiosk import paths
from kiosk.model import Device, Entry, Group, Kind, Pupil, Roster, Tile, Trust
from kiosk.packs import Choices, library
from kiosk.packs.model import Downloads
from kiosk.sync.asks import No, WrongCode
from tests.ui.pupil.world import MINUTE, NAMES, World, sign_in
from ui.pupil.card import Card
from ui.widgets.tile import Tile as Tapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pupil.stage import Stage

PACKS = (
    ("juliana", 1),
    ("juliana", 5),
    ("juliana", 8),
    ("verkruisen", 1),
    ("verkruisen", 4),
    ("verkruisen", 7),
    ("netjes-basis", 2),
    ("netjes-basis", 5),
    ("netjes-basis", 8),
    ("bnc", 11),
    ("asko", 6),
    ("asko", 10),
    ("osvs", 12),
)
"""Packs and years of a group, one for each band that a pack has words for."""

LONG = [
    "Maximiliaan-Alexander",
    "Anne-Sophie van der Wouden",
    "Anne-Sophie van den Berg-Hoogeveen",
    "Bartholomeus",
    "Khadija-Fatima",
    "Ng",
    "Sem Bakker",
    "Sem Berg",
    "نور",
    "Łukasz",
]


def _groups(world: World) -> None:
    world.device = Device("d1", "Kar", [])
    for year in range(1, 9):
        world.roster(f"groep-{year}", f"Groep {year}", NAMES[:3])


def _many(world: World) -> None:
    world.roster("groep-5", "Groep 5", NAMES)


def _few(world: World) -> None:
    world.roster("groep-5", "Groep 5", ["Sem"])


def _long(world: World) -> None:
    world.roster("groep-5", "Groep 5", [*LONG, *NAMES[:24]])


def _crowd(world: World) -> None:
    world.roster(
        "groep-5", "Groep 5", [f"{name}{number}" for number in (1, 2, 3) for name in NAMES]
    )


def _lessons(world: World) -> None:
    world.lessons(break_=("12:00", "12:30"))


def _evening(world: World) -> None:
    world.lessons()
    world.clock.at += 8 * 60 * MINUTE


def _pack(world: World) -> None:
    world.put("pack", library.load(paths.resource("packs", "juliana.toml")))
    world.line.rules_read = ""


def _bare(world: World) -> None:
    world.put("tiles/groep-5", [])


def _sites(world: World) -> None:
    tiles = [Tile(f"Een heel lange naam van site {n}", "https://a.test/", "?") for n in range(20)]
    world.put("tiles/groep-5", tiles)


def _wrong(left: int) -> Callable[[World], None]:
    def change(world: World) -> None:
        world.line.replies = [WrongCode(left)]

    return change


def _away(world: World) -> None:
    world.line.replies = [No("error.hub_away")]


def _rests(world: World) -> None:
    world.line.replies = [No("error.device_tries", {"minutes": "10"})]


def _nothing(stage: Stage) -> None:
    pass


def _in(stage: Stage) -> None:
    sign_in(stage.seat, min(2, len(stage.seat.names()) - 1))


def _secret(stage: Stage) -> None:
    stage.seat.choose_pupil(stage.seat.names()[0].pupil_id)
    stage.seat.press("sun")


def _oops(stage: Stage) -> None:
    _in(stage)
    stage.seat.open("https://wrong.example/")
    stage.seat.oops("https://wrong.example/", "wrong.example", "A title")


def _known(stage: Stage) -> None:
    _oops(stage)
    about = stage.seat.report.id
    shown = Entry("1", Kind.SHOWN, 0, Trust.HUB, "desk", about=about, body={"name": "Juf Anna"})
    stage.seat.news(shown)


def _refused(stage: Stage) -> None:
    _in(stage)
    stage.seat.open("file:///etc/passwd")


def _agreed(pack: str, year: int) -> Callable[[World], None]:
    """A group of this year at a school with this pack, which has been read."""

    def change(world: World) -> None:
        shipped = library.load_shipped(pack)
        world.put("pack", shipped)
        world.line.rules_read = shipped.reading
        world.put(
            "roster/groep-5", Roster(Group("groep-5", "Groep 5", [year]), [Pupil("p", "Aya")])
        )

    return change


def _allowed(world: World) -> None:
    world.put("choices", Choices(downloads=Downloads.WORKSPACE))


def _kept(world: World) -> None:
    """A shelf with one of each, and a long name."""
    _allowed(world)
    for name, content in FILES.items():
        world.file("groep-5-2", name, content)


def _book(stage: Stage) -> None:
    _in(stage)
    stage.seat.look_up()


def _card(stage: Stage) -> None:
    _book(stage)
    stage.tap("card:0")


def _think(stage: Stage) -> None:
    _book(stage)
    stage.tap("think")


def _shelf(stage: Stage) -> None:
    _in(stage)
    stage.tap("files")


def _looked(name: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        _shelf(stage)
        stage.seat.open_file(name)

    return act


def _held_back(stage: Stage) -> None:
    _in(stage)
    stage.seat.open("https://www.instagram.com/")


LONGER = "Mijn werkstuk over de allergrootste dieren van de hele wereld.txt"
FILES = {
    LONGER: b"Een olifant is groot.\n" * 200,
    "dier.png": bytes.fromhex("89504e470d0a1a0a") + b"no picture at all",
    "les.pdf": b"%PDF-1.4",
}

SCENES: dict[str, tuple[Callable[[World], None], Callable[[Stage], None], str]] = {
    "groups": (_groups, _nothing, "groups"),
    "one name": (_few, _nothing, "names"),
    "34 names": (_many, _nothing, "names"),
    "long names": (_long, _nothing, "names"),
    "102 names": (_crowd, _nothing, "names"),
    "no names": (lambda world: world.roster("groep-5", "Groep 5", []), _nothing, "names"),
    "secret": (_many, _secret, "secret"),
    "secret of a long name": (_long, _secret, "secret"),
    "secret wrong": (_wrong(3), _in, "secret"),
    "secret, hub away": (_away, _in, "secret"),
    "secret, device waits": (_rests, _in, "secret"),
    "locked": (_wrong(0), _in, "locked"),
    "rules": (_pack, _in, "rules"),
    "home": (_many, _in, "home"),
    "home without sites": (_bare, _in, "home"),
    "home with 20 sites": (_sites, _in, "home"),
    "home, address refused": (_many, _refused, "home"),
    "oops": (_many, _oops, "oops"),
    "oops, known": (_many, _known, "oops"),
    **{
        f"{what} of {pack}, group {year}": (_agreed(pack, year), act, screen)
        for pack, year in PACKS
        for what, act, screen in (
            ("agreements", _book, "agreements"),
            ("card", _card, "agreements"),
            ("home", _in, "home"),
        )
    },
    "six questions": (_agreed("juliana", 5), _think, "think"),
    "six questions, group 1": (_agreed("juliana", 1), _think, "think"),
    "social media held back": (_agreed("juliana", 8), _held_back, "home"),
    "no files": (_allowed, _shelf, "files"),
    "files": (_kept, _shelf, "files"),
    "a text": (_kept, _looked(LONGER), "files"),
    "a picture that is none": (_kept, _looked("dier.png"), "files"),
    "a file to keep": (_kept, _looked("les.pdf"), "files"),
    "break": (_lessons, _nothing, "closed"),
    "after school": (_evening, _nothing, "closed"),
}


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[(1366, 768), (1920, 1080)], ids=["1366x768", "1920x1080"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return width, height


@pytest.fixture(params=SCENES)
def stage(
    request: pytest.FixtureRequest,
    play: Callable[[World, int, int], Stage],
    language: str,
    size: tuple[int, int],
) -> Stage:
    change, act, name = SCENES[request.param]
    world = World(language=language)
    change(world)
    stage = play(world, *size)
    act(stage)
    assert stage.screen.name == name
    return stage


def test_a_screen_is_large_enough_whole_and_named(stage: Stage) -> None:
    pressables = [one for one in _shown(stage, QAbstractButton) if one.isEnabled()]
    fields = _shown(stage, QLineEdit)
    for widget in (*pressables, *fields):
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget.objectName()
        assert widget.height() >= 76, widget.objectName()  # 20 mm at 96 dots an inch
        assert widget.width() >= 76, widget.objectName()
    for widget in (*pressables, *fields, *_shown(stage, QLabel)):
        assert stage.shell.rect().contains(_area(stage, widget)), widget.objectName()
    _nothing_overlaps(stage, [*pressables, *fields])
    _words_are_whole(stage)


def test_a_screen_reads_from_right_to_left_too(
    stage: Stage, size: tuple[int, int], qtbot: QtBot
) -> None:
    left = stage.shell.corner.x()
    stage.shell.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.shell.resize(size[0] - 1, size[1])
    stage.shell.resize(*size)
    QCoreApplication.processEvents()
    assert stage.shell.corner.x() < left
    pressables = [one for one in _shown(stage, QAbstractButton) if one.isEnabled()]
    for widget in (*pressables, *_shown(stage, QLineEdit), *_shown(stage, QLabel)):
        assert stage.shell.rect().contains(_area(stage, widget)), widget.objectName()
    _nothing_overlaps(stage, [*pressables, *_shown(stage, QLineEdit)])
    _words_are_whole(stage)


def test_all_pupils_can_be_reached(play: Callable[[World, int, int], Stage]) -> None:
    world = World()
    _crowd(world)
    stage = play(world, 1366, 768)
    reached = set()
    for _ in range(9):
        reached |= {name for name in stage.shell.targets() if name.startswith("name:")}
        if "page-next" not in stage.shell.targets():
            break
        stage.tap("page-next")
    assert reached == {f"name:{name.pupil_id}" for name in stage.seat.names()}


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_all_agreements_fit_their_card(
    play: Callable[[World, int, int], Stage],
    language: str,
    size: tuple[int, int],
    pack: str,
    year: int,
) -> None:
    world = World(language=language)
    _agreed(pack, year)(world)
    world.line.rules_read = ""
    stage = play(world, *size)
    _in(stage)
    for number in range(len(stage.seat.cards)):
        card = stage.shell.findChild(Card)
        assert card is not None
        assert card.setting().whole, number
        assert card.setting().font.pixelSize() >= 24
        assert card.accessibleName()
        stage.tap("next")
    assert stage.seat.cards
    assert stage.screen.name == "home"


def _shown(stage: Stage, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in stage.shell.findChildren(kind) if widget.isVisible()]


def _area(stage: Stage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(stage.shell, widget.rect().topLeft()), widget.size())


def _nothing_overlaps(stage: Stage, widgets: list[QWidget]) -> None:
    areas = [(widget.objectName(), _area(stage, widget)) for widget in widgets]
    for number, (name, area) in enumerate(areas):
        for other, another in areas[number + 1 :]:
            assert not area.intersects(another), f"{name} lies on {other}"


def _words_are_whole(stage: Stage) -> None:
    for tile in _shown(stage, Tapped):
        assert isinstance(tile, Tapped)
        assert tile.setting().whole, tile.accessibleName()
        assert tile.setting().font.pixelSize() >= 17
    for label in _shown(stage, QLabel):
        assert isinstance(label, QLabel)
        needed = label.heightForWidth(label.width())
        assert label.height() >= needed or not label.text(), label.text()
