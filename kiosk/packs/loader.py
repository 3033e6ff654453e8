"""A pack from the tables of a file: every problem is found before anything is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from kiosk.model import Role
from kiosk.packs.difference import LISTS
from kiosk.packs.model import (
    Audience,
    Band,
    Carry,
    Clause,
    ConsentTerm,
    ConsentUse,
    Contact,
    Criminal,
    Downloads,
    Measure,
    Origin,
    Pack,
    Question,
    Renewal,
    Repair,
    Rule,
    School,
    Sector,
    Services,
    Setting,
    Settings,
    Shown,
    SocialMedia,
    Texts,
    Theme,
    Think,
    Topic,
    Validity,
)
from kiosk.packs.review import days
from kiosk.tables import Choice, Table

Value = TypeVar("Value")

NOT_STATED = "not stated"
LARGEST = 1_000_000  # bytes of a file
MOST_READINGS = 10_000
MOST_LESSONS = 40
OLDEST = 21  # years; a pupil of secondary school
_LANGUAGE = "nl"  # complete by definition; every other one may stand beside it
_ID = re.compile(r"[a-z][a-z0-9\-]{0,39}")
_CLAUSE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,11}")
_DATE = re.compile(r"[1-9]\d{3}(-\d\d(-\d\d)?)?", re.ASCII)
_LETTER = re.compile(r"[^\W\d_]")
_TONGUE = re.compile(r"[a-z]{2,3}")


def pack_of(table: Table) -> Pack:
    """The pack in a file's tables; of use only when they had no problems."""
    think = table.table("think", required=False) if "think" in table else None
    pack = Pack(
        id=_id(table),
        version=table.text("version"),
        reading_number=table.whole("reading", 1, MOST_READINGS),
        school=_school(table.table("school")),
        sector=table.choice("sector", Sector),
        origin=table.choice("origin", Origin, Origin.SCHOOL),
        spirit=_texts(table, "spirit") if "spirit" in table else {},
        validity=_validity(table.table("validity", required=False)),
        settings=_settings(table.table("settings")),
        clauses=[_clause(one) for one in table.tables("clauses", some=True)],
        contacts=[_contact(one) for one in table.tables("contacts", required=False)],
        consents=[_consent(one) for one in table.tables("consents", required=False)],
        measures=[_measure(one) for one in table.tables("measures", required=False)],
        topics=[_topic(one) for one in table.tables("topics", required=False)],
        rules=[_rule(one) for one in table.tables("rules", some=True)],
        think=_think(think) if think is not None else None,
    )
    for key in LISTS:
        _no_doubles(table, key, [one.id for one in getattr(pack, key)])
    table.finish()
    return pack


def _school(table: Table) -> School:
    school = School(table.text("name"), table.text("place", ""), table.text("board", ""))
    table.finish()
    return school


def _validity(table: Table) -> Validity:
    validity = Validity(*(_date(table, key) for key in ("adopted", "start", "end", "review")))
    for key, later in (("end", validity.end), ("review", validity.review)):
        if later and later[: len(validity.start)] < validity.start[: len(later)]:
            table.problem(key, "problem.before_start", start=validity.start)
    table.finish()
    return validity


def _settings(table: Table) -> Settings:
    settings = Settings(
        social_media=_chosen(table, "social_media", SocialMedia),
        grant_by=_listed(table, "grant_by", Role),
        services=_services(table),
        closed_in_breaks=_switch(table, "closed_in_breaks"),
        ask_first=_switch(table, "ask_first"),
        video_purpose=_switch(table, "video_purpose"),
        downloads=_chosen(table, "downloads", Downloads),
        photos=_switch(table, "photos"),
        screen_capture=_switch(table, "screen_capture"),
        personal_information=_switch(table, "personal_information"),
        lessons_a_year=_counted(table, "lessons_a_year"),
        derails=_named(table, "derails"),
        doubt=_named(table, "doubt"),
        criminal=_chosen(table, "criminal", Criminal),
        repair=_listed(table, "repair", Repair),
    )
    table.finish()
    return settings


def _stated(table: Table, key: str, value: Callable[[Table], Value]) -> Setting[Value]:
    """A setting: a value with its clause, or the words ``not stated``."""
    if table.says(key, NOT_STATED):
        return Setting()
    if key in table and not isinstance(table.value(key), Mapping):
        table.problem(key, "problem.pack.no_setting", silent=NOT_STATED)
        return Setting()
    setting = table.table(key)
    stated = Setting(value(setting), setting.text("clause"))
    setting.finish()
    return stated


def _switch(table: Table, key: str) -> Setting[bool]:
    return _stated(table, key, lambda setting: setting.flag("value"))


def _counted(table: Table, key: str) -> Setting[int]:
    return _stated(table, key, lambda setting: setting.whole("value", 1, MOST_LESSONS))


def _chosen(table: Table, key: str, kind: type[Choice]) -> Setting[Choice]:
    return _stated(table, key, lambda setting: setting.choice("value", kind))


def _listed(table: Table, key: str, kind: type[Choice]) -> Setting[list[Choice]]:
    return _stated(table, key, lambda setting: _some(setting, setting.choices("value", kind)))


def _named(table: Table, key: str) -> Setting[list[str]]:
    return _stated(table, key, lambda setting: _some(setting, setting.texts("value")))


def _some(setting: Table, values: list[Value]) -> list[Value]:
    """A list that says something."""
    if setting.value("value") == []:
        setting.problem("value", "problem.empty")
    return values


def _services(table: Table) -> Services:
    if table.says("services", NOT_STATED):
        return Services()
    if "services" in table and not isinstance(table.value("services"), Mapping):
        table.problem("services", "problem.pack.no_setting", silent=NOT_STATED)
        return Services()
    setting = table.table("services")
    services = Services(
        named=setting.texts("named"),
        kinds=setting.texts("kinds"),
        future=setting.flag("future") if "future" in setting else False,
        clause=setting.text("clause", ""),
    )
    said = any(setting.value(key, []) for key in ("named", "kinds", "future"))
    if setting and not said:
        setting.problem("named", "problem.empty")
    setting.finish()
    return services


def _clause(table: Table) -> Clause:
    clause = Clause(
        id=_form(table, "id", _CLAUSE, "problem.pack.no_reference"),
        theme=table.choice("theme", Theme),
        carry=table.choices("carry", Carry),
        audience=table.choices("audience", Audience),
        text=_texts(table, "text"),
    )
    table.finish()
    return clause


def _contact(table: Table) -> Contact:
    contact = Contact(
        id=_id(table),
        name=_texts(table, "name"),
        purpose=_texts(table, "purpose"),
        address=table.text("address", ""),
        clause=table.text("clause", ""),
        data_leaks=table.flag("data_leaks") if "data_leaks" in table else False,
    )
    table.finish()
    return contact


def _consent(table: Table) -> ConsentTerm:
    consent = ConsentTerm(
        id=_id(table),
        clause=table.text("clause"),
        use=table.choice("use", ConsentUse),
        purpose=_texts(table, "purpose"),
        renewal=table.choice("renewal", Renewal),
        shown=table.choices("shown", Shown),
        own_from=table.whole("own_from", 0, OLDEST, 0),
        unless_refused=table.flag("unless_refused") if "unless_refused" in table else False,
        staff=table.flag("staff") if "staff" in table else False,
    )
    table.finish()
    return consent


def _measure(table: Table) -> Measure:
    measure = Measure(
        id=_id(table),
        clause=table.text("clause"),
        audience=table.choices("audience", Audience),
        text=_texts(table, "text"),
    )
    table.finish()
    return measure


def _topic(table: Table) -> Topic:
    topic = Topic(_id(table), _texts(table, "text"))
    table.finish()
    return topic


def _think(table: Table) -> Think:
    think = Think(
        clause=table.text("clause"),
        questions=[_question(one) for one in table.tables("questions", some=True)],
    )
    table.finish()
    return think


def _question(table: Table) -> Question:
    letter = _form(table, "letter", _LETTER, "problem.pack.no_letter")
    question = Question(letter, _texts(table, "text"))
    table.finish()
    return question


def _rule(table: Table) -> Rule:
    words = table.table("words", required=False)
    voice = table.table("voice", required=False)
    rule = Rule(
        id=_id(table),
        clause=table.text("clause"),
        picture=_form(table, "picture", _ID, "problem.no_id"),
        text=_texts(table, "text"),
        bands=table.choices("bands", Band),
        words={band: _texts(words, band) for band in Band if band in words},
        voice={band: _texts(voice, band) for band in Band if band in voice},
    )
    words.finish()
    voice.finish()
    table.finish()
    return rule


def _texts(around: Table, key: str) -> Texts:
    table = around.table(key, why="problem.pack.no_texts")
    texts = {_LANGUAGE: table.text(_LANGUAGE)}
    for tongue in table:
        if tongue != _LANGUAGE and _TONGUE.fullmatch(tongue):
            texts[tongue] = table.text(tongue)
    table.finish()
    return texts


def _id(table: Table) -> str:
    return _form(table, "id", _ID, "problem.no_id")


def _date(table: Table, key: str) -> str:
    text = table.text(key) if key in table else ""
    if text and not _is_date(text):
        table.problem(key, "problem.no_date")
    return text


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(days(text))
    except ValueError:
        return False


def _form(table: Table, key: str, form: re.Pattern[str], why: str) -> str:
    text = table.text(key)
    if text and not form.fullmatch(text):
        table.problem(key, why)
    return text


def _no_doubles(table: Table, key: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for number, one in enumerate(ids, 1):
        if one and one in seen:
            table.problem(f"{key}[{number}].id", "problem.double", said=one)
        seen.add(one)
