"""A pack from a TOML file: every problem is found before anything is said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kiosk.errors import NoAccess, PackTrouble, Problem
from kiosk.packs.model import (
    Band,
    Contact,
    DownloadRule,
    Downloads,
    Pack,
    Rule,
    School,
    Sector,
    Settings,
    Switch,
    Texts,
    Validity,
)
from kiosk.tables import Table

NOT_STATED = "not stated"
LARGEST = 1_000_000  # bytes of a file
MOST_READINGS = 10_000
_LANGUAGE = "nl"  # complete by definition; every other one may stand beside it
_ID = re.compile(r"[a-z][a-z0-9\-]{0,39}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TONGUE = re.compile(r"[a-z]{2,3}")


def read(path: Path) -> Pack:
    """The pack in a file. Raises PackTrouble with every problem, NoAccess without the file."""
    problems: list[Problem] = []
    pack = _pack(Table(_parsed(path), "", problems))
    if problems:
        raise PackTrouble(problems, file=path)
    return pack


def _parsed(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise NoAccess(path=path) from error
    if len(raw) > LARGEST:
        raise PackTrouble([Problem("", "problem.large", {"most": str(LARGEST)})], file=path)
    try:
        return tomllib.loads(raw.decode())
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        trouble = Problem(f"line {line}", "problem.no_utf8", {})
        raise PackTrouble([trouble], file=path) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        trouble = Problem("", "problem.no_toml", {"said": str(error)})
        raise PackTrouble([trouble], file=path) from error


def _pack(table: Table) -> Pack:
    pack = Pack(
        id=_id(table),
        version=table.text("version"),
        reading_number=table.whole("reading", 1, MOST_READINGS),
        school=_school(table.table("school")),
        sector=table.choice("sector", Sector),
        validity=_validity(table.table("validity", required=False)),
        settings=_settings(table.table("settings")),
        contacts=[_contact(one) for one in table.tables("contacts", required=False)],
        rules=[_rule(one) for one in table.tables("rules", some=True)],
    )
    _no_doubles(table, "rules", [rule.id for rule in pack.rules])
    _no_doubles(table, "contacts", [contact.id for contact in pack.contacts])
    table.finish()
    return pack


def _school(table: Table) -> School:
    school = School(table.text("name"), table.text("place", ""), table.text("board", ""))
    table.finish()
    return school


def _validity(table: Table) -> Validity:
    validity = Validity(_date(table, "start"), _date(table, "end"), _date(table, "review"))
    for key, later in (("end", validity.end), ("review", validity.review)):
        if later and later[: len(validity.start)] < validity.start[: len(later)]:
            table.problem(key, "problem.before_start", start=validity.start)
    table.finish()
    return validity


def _settings(table: Table) -> Settings:
    settings = Settings(
        closed_in_breaks=_switch(table, "closed_in_breaks"),
        downloads=_downloads(table, "downloads"),
    )
    table.finish()
    return settings


def _switch(table: Table, key: str) -> Switch:
    if table.says(key, NOT_STATED):
        return Switch()
    setting = table.table(key)
    switch = Switch(setting.flag("value"), setting.text("clause"))
    setting.finish()
    return switch


def _downloads(table: Table, key: str) -> DownloadRule:
    if table.says(key, NOT_STATED):
        return DownloadRule()
    setting = table.table(key)
    rule = DownloadRule(setting.choice("value", Downloads), setting.text("clause"))
    setting.finish()
    return rule


def _contact(table: Table) -> Contact:
    contact = Contact(
        id=_id(table),
        name=_texts(table.table("name")),
        purpose=_texts(table.table("purpose")),
        address=table.text("address", ""),
        clause=table.text("clause", ""),
    )
    table.finish()
    return contact


def _rule(table: Table) -> Rule:
    rule = Rule(
        id=_id(table),
        clause=table.text("clause"),
        picture=_form(table, "picture", _ID, "problem.no_id"),
        text=_texts(table.table("text")),
        bands=table.choices("bands", Band),
    )
    table.finish()
    return rule


def _texts(table: Table) -> Texts:
    texts = {_LANGUAGE: table.text(_LANGUAGE)}
    for tongue in table:
        if tongue != _LANGUAGE and _TONGUE.fullmatch(tongue):
            texts[tongue] = table.text(tongue)
    table.finish()
    return texts


def _id(table: Table) -> str:
    return _form(table, "id", _ID, "problem.no_id")


def _date(table: Table, key: str) -> str:
    return _form(table, key, _DATE, "problem.no_date") if key in table else ""


def _form(table: Table, key: str, form: re.Pattern[str], why: str) -> str:
    text = table.text(key)
    if text and not form.fullmatch(text):
        table.problem(key, why)
    return text


def _no_doubles(table: Table, key: str, ids: list[str]) -> None:
    for number, one in enumerate(ids, 1):
        if one and one in ids[: number - 1]:
            table.problem(f"{key}[{number}].id", "problem.double", said=one)
