"""What an event of a school's calendar is about, by its categories and its name."""

from __future__ import annotations

import re
from enum import StrEnum


class Meaning(StrEnum):
    """What an event means for the timetable. The values are those of days and periods."""

    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"
    DAY_OFF = "day_off"
    HALF_DAY = "half_day"
    BREAK = "break"
    LUNCH = "lunch"
    FEAST = "feast"  # a public holiday by its name: a day off when it takes the whole day
    UNSURE = "unsure"  # about a holiday, but perhaps not one
    NONE = ""


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_UNSURE = _words(
    r"\b(laatste|eerste|last|first)\s+(school)?(dag|les|day|lesson)",
    r"\b(voor|na|tot|vanaf|before|after|until)\s+((de|het|the)\s+)?\w*(vakantie|holiday|vacation)",
    r"vakantie(rooster|opvang|school|lezen|pas)",
    r"\b(niet|geen|no|not)\s+(vakantie|vrij|studiedag|pauze|lunch|holiday|off|break)\b",
)
_MEANINGS = (
    (Meaning.LUNCH, _words(r"lunch", r"\boverblijf", r"\boverblijven\b", r"\btso\b",
                           r"tussenschoolse", r"middagpauze", r"etenspauze")),
    (Meaning.BREAK, _words(r"pauze\b", r"\bpauzes\b", r"\bbreaks?\b(?!fast)", r"\brecess\b",
                           r"speelkwartier", r"\bbuiten\s?spelen\b", r"\bplaytime\b")),
    (Meaning.STUDY_DAY, _words(r"studie(dag|middag|ochtend|tweedaagse)", r"\bstudy\s?day",
                               r"\binset\b", r"\bstaff\s(training\s)?day", r"training\sday")),
    (Meaning.HOLIDAY, _words(r"vakantie", r"\bvacation", r"\bholidays?\b", r"\bhalf[- ]term\b")),
    (Meaning.DAY_OFF, _words(r"\bvrije?\b", r"lesvrij", r"roostervrij", r"margedag", r"\bday\soff",
                             r"\b(geen|no)\s(school|les|lessen|lessons)\b", r"\bafternoon\soff",
                             r"\bschool\s(is\s)?(dicht|gesloten|closed)\b")),
    (Meaning.FEAST, _words(r"\bpasen\b", r"paas(dag|maandag|zondag)", r"goede\svrijdag",
                           r"hemelvaart", r"pinkster(en|dag|maandag)", r"koningsdag",
                           r"bevrijdingsdag", r"nieuwjaarsdag", r"kerstdag", r"feestdag",
                           r"\beaster\b", r"good\sfriday", r"ascension", r"whit\s(sun|mon)day",
                           r"king'?s\sday", r"liberation\sday", r"new\syear'?s\sday",
                           r"christmas\sday", r"boxing\sday")),
)  # fmt: skip


def meant(name: str, categories: str, said: str = "") -> Meaning:
    """What an event with this name and these categories is about.

    ``said`` is what our own export says of it, and counts before all; a category counts before the
    name.
    """
    if said in set(Meaning) - {Meaning.FEAST, Meaning.UNSURE, Meaning.NONE}:
        return Meaning(said)
    by_category = _by(categories)
    if by_category is not Meaning.NONE:
        return by_category
    return Meaning.UNSURE if _UNSURE.search(name) else _by(name)


def _by(text: str) -> Meaning:
    return next((meaning for meaning, words in _MEANINGS if words.search(text)), Meaning.NONE)
