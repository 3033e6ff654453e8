"""Colours, type, sizes and spacing of every window: the one source.

Pupils: ink on warm paper, at least 7:1. Staff: a calm light and a calm dark, at least 4.5:1
(WCAG 2.2, success criteria 1.4.6 and 1.4.3). Lengths are pixels; a target for a child's finger is
measured in millimetres by :class:`Ruler`. Values here are plain tuples: this module is read before
the first window stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

PUPIL_CONTRAST = 7.0
STAFF_CONTRAST = 4.5
PUPIL_TARGET = 20.0  # millimetres on a side
STAFF_TARGET = 44  # pixels on a side

PUPIL_FAMILIES = ["Andika", "Noto Sans", "DejaVu Sans"]
STAFF_FAMILIES = ["Noto Sans", "DejaVu Sans"]


class Day(NamedTuple):
    """The pupil's colours while the device is open."""

    paper: str = "#FFF9F0"
    card: str = "#FFFFFF"
    ink: str = "#1D2B4F"
    quiet: str = "#46506B"  # second voice, on paper and card
    line: str = "#E9DDC9"  # edges; carries no words
    teal: str = "#00605B"
    teal_pressed: str = "#004742"
    on_teal: str = "#FFFFFF"
    sun: str = "#FFB238"
    sun_pressed: str = "#FFC05C"
    on_sun: str = "#1D2B4F"
    hill: str = "#E3F1DC"  # scenery
    hill_far: str = "#EEF5E2"
    sky: str = "#DCEFFB"
    focus: str = "#1F5FBF"


class Evening(NamedTuple):
    """The quiet evening of the closed screen."""

    night: str = "#17224A"
    low: str = "#2B3A6E"  # the sky near the hills
    hill: str = "#1C2954"
    hill_far: str = "#243264"
    words: str = "#FFF3DC"
    moon: str = "#FFE3A0"
    glow: str = "#3A4778"  # around the moon
    star: str = "#C9D3F5"


class Staff(NamedTuple):
    """The colours of the teacher's window."""

    desk: str  # the window's ground
    surface: str  # cards, lists, fields
    raised: str  # header of a list, hover
    line: str  # edges; carries no words
    ink: str
    quiet: str
    accent: str  # what can be pressed
    on_accent: str
    accent_pressed: str
    link: str  # accent as words on a surface
    new: str  # a new report's ground
    on_new: str
    coming: str  # on the way
    on_coming: str
    talked: str  # spoken about
    on_talked: str
    danger: str
    on_danger: str
    focus: str


DAY = Day()
EVENING = Evening()

STAFF_LIGHT = Staff(
    desk="#F4F5F8",
    surface="#FFFFFF",
    raised="#E9ECF2",
    line="#D3D9E3",
    ink="#1D2B4F",
    quiet="#4D5873",
    accent="#00605B",
    on_accent="#FFFFFF",
    accent_pressed="#004742",
    link="#00605B",
    new="#FFE9C2",
    on_new="#1D2B4F",
    coming="#DCEBFA",
    on_coming="#1D2B4F",
    talked="#DFF1E4",
    on_talked="#1D2B4F",
    danger="#A8201A",
    on_danger="#FFFFFF",
    focus="#1F5FBF",
)

STAFF_DARK = Staff(
    desk="#12161E",
    surface="#1B212C",
    raised="#262E3C",
    line="#3A4455",
    ink="#EEF1F7",
    quiet="#B1BBCC",
    accent="#6FD0C8",
    on_accent="#06211F",
    accent_pressed="#93E0D9",
    link="#7BD8D0",
    new="#4A3710",
    on_new="#FFE9C2",
    coming="#16344F",
    on_coming="#DCEBFA",
    talked="#1A3B28",
    on_talked="#DFF1E4",
    danger="#FFB4AB",
    on_danger="#4A0B07",
    focus="#8AB8FF",
)

# Grounds of tiles, so that a child finds "the green one" back. All carry ink.
TINTS = (
    "#FFD8C2",
    "#FFE7A3",
    "#CFEFD6",
    "#CDE6FA",
    "#E3D9F9",
    "#FBD5E1",
    "#C6ECE7",
    "#EDE3CC",
)

# What stands on what, and how clearly at least: ``(voice, ground, contrast)``.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((DAY.ink, ground, PUPIL_CONTRAST) for ground in (DAY.paper, DAY.card, DAY.sky, *TINTS)),
    *((DAY.ink, ground, PUPIL_CONTRAST) for ground in (DAY.hill, DAY.hill_far)),
    *((DAY.quiet, ground, PUPIL_CONTRAST) for ground in (DAY.paper, DAY.card)),
    *((DAY.on_teal, ground, PUPIL_CONTRAST) for ground in (DAY.teal, DAY.teal_pressed)),
    *((DAY.on_sun, ground, PUPIL_CONTRAST) for ground in (DAY.sun, DAY.sun_pressed)),
    *((EVENING.words, ground, PUPIL_CONTRAST) for ground in EVENING[:4]),
    *(
        pair
        for staff in (STAFF_LIGHT, STAFF_DARK)
        for pair in (
            *((staff.ink, ground, STAFF_CONTRAST) for ground in staff[:3]),
            *((staff.quiet, ground, STAFF_CONTRAST) for ground in staff[:3]),
            *((staff.link, ground, STAFF_CONTRAST) for ground in staff[:3]),
            (staff.on_accent, staff.accent, STAFF_CONTRAST),
            (staff.on_accent, staff.accent_pressed, STAFF_CONTRAST),
            (staff.on_new, staff.new, STAFF_CONTRAST),
            (staff.on_coming, staff.coming, STAFF_CONTRAST),
            (staff.on_talked, staff.talked, STAFF_CONTRAST),
            (staff.on_danger, staff.danger, STAFF_CONTRAST),
        )
    ),
)


class Space(NamedTuple):
    """Room between and inside things."""

    hair: int = 4
    small: int = 8
    medium: int = 16
    large: int = 24
    wide: int = 40
    corner: int = 22  # radius of a pupil's card
    staff_corner: int = 8


SPACE = Space()


class Type(NamedTuple):
    """Heights of letters in pixels, before the ruler's scale."""

    shout: int
    title: int
    heading: int
    body: int
    small: int


PUPIL_TYPE = Type(shout=52, title=38, heading=29, body=24, small=20)
STAFF_TYPE = Type(shout=28, title=22, heading=18, body=15, small=13)


class Ruler(NamedTuple):
    """Pixels for millimetres and for letters on one screen.

    ``dots`` are dots an inch; ``scale`` grows letters and room on screens larger than 1366x768.
    """

    dots: float = 96.0
    scale: float = 1.0

    def mm(self, millimetres: float) -> int:
        """A length in pixels, rounded up: a target is never smaller than asked for."""
        return -int(-millimetres * self.dots // 25.4)

    def px(self, pixels: float) -> int:
        """A length on the 1366x768 drawing, on this screen."""
        return round(pixels * self.scale)

    @property
    def target(self) -> int:
        """The least side of what a pupil presses."""
        return self.mm(PUPIL_TARGET)


def ruler(screen: QScreen) -> Ruler:
    """The ruler of a screen. A display that tells nonsense about its size counts as 96 dpi."""
    dots = screen.physicalDotsPerInch()
    size = screen.size()
    scale = min(size.width() / 1366, size.height() / 768)
    return Ruler(dots if 60 <= dots <= 240 else 96.0, min(max(scale, 0.8), 2.0))


def font(pixels: int, *, bold: bool = False, staff: bool = False) -> QFont:
    """A font of the pupil's or staff's families, with letters of this height in pixels."""
    made = QFont(STAFF_FAMILIES if staff else PUPIL_FAMILIES)
    made.setPixelSize(max(pixels, 1))
    made.setBold(bold)
    return made


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
