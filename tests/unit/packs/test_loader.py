"""A pack's file: what it says, or every problem in it at once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.errors import NoAccess, PackTrouble
from kiosk.packs import Pack, load, load_shipped
from kiosk.packs.model import Band, Downloads, Settings, band_of
from kiosk.words import sentence

GOOD = """
id = "onze-school"
version = "1"
reading = 3
sector = "primary"
[school]
name = "Onze school"
[validity]
start = 2024-08-01
end = "2026"
review = "2025-06"
[settings]
social_media = "not stated"
grant_by = "not stated"
services = "not stated"
closed_in_breaks = "not stated"
ask_first = "not stated"
video_purpose = "not stated"
downloads = { value = "workspace", clause = "4" }
photos = "not stated"
screen_capture = "not stated"
personal_information = "not stated"
lessons_a_year = "not stated"
derails = { value = ["directie"], clause = "4" }
doubt = "not stated"
criminal = "not stated"
repair = "not stated"
[[clauses]]
id = "1"
theme = "pupils"
carry = ["show"]
audience = ["pupils"]
text.nl = "Eerst vragen."
[[clauses]]
id = "4"
theme = "lessons"
carry = ["enforce"]
audience = ["pupils", "staff"]
text.nl = "Bewaren mag."
[[contacts]]
id = "directie"
name.nl = "De directie"
purpose.nl = "Bij twijfel."
address = "info@school.example"
[[rules]]
id = "vragen"
clause = "1"
picture = "rule-ask"
bands = ["1-2", "secondary"]
text.nl = "Vraag het eerst."
text.ar = "اسأل أولا."
"""

SILENT = set(Settings.__struct_fields__) - {"closed_in_breaks", "downloads"}


def put(folder: Path, text: str | bytes) -> Path:
    path = folder / "pack.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    pack = load(put(tmp_path, GOOD))
    assert pack.reading == "onze-school@3"
    assert pack.validity.start == "2024-08-01"
    assert pack.rules[0].text["ar"] == "اسأل أولا."
    assert pack.rules[0].bands == [Band.YOUNGEST, Band.SECONDARY]
    assert pack.settings.downloads.value is Downloads.WORKSPACE
    assert pack.settings.downloads.clause == "4"
    assert pack.contacts[0].address == "info@school.example"


def test_a_silence_is_a_fact_of_its_own(tmp_path: Path) -> None:
    settings = load(put(tmp_path, GOOD)).settings
    assert not settings.closed_in_breaks.stated
    assert settings.closed_in_breaks.value is None
    assert settings.downloads.stated


def test_a_pack_travels_as_json(tmp_path: Path) -> None:
    pack = load(put(tmp_path, GOOD))
    assert msgspec.json.decode(msgspec.json.encode(pack), type=Pack) == pack


def test_a_corrected_typo_asks_for_no_new_reading(tmp_path: Path) -> None:
    before = load(put(tmp_path, GOOD))
    after = load(put(tmp_path, GOOD.replace("Vraag het eerst.", "Vraag het éérst.")))
    assert after.reading == before.reading
    raised = load(put(tmp_path, GOOD.replace("reading = 3", "reading = 4")))
    assert raised.reading != before.reading


def problems(folder: Path, text: str | bytes) -> dict[str, str]:
    with pytest.raises(PackTrouble) as caught:
        load(put(folder, text))
    return {one.where: one.why for one in caught.value.problems}


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    bad = """
id = "Onze School"
version = ""
reading = true
sector = "preschool"
wifi = "open"
[school]
name = 3
[validity]
start = "2025-01"
end = "2024"
review = "June"
[settings]
closed_in_breaks = { value = "yes", clause = "P11" }
downloads = { value = "all" }
games = "not stated"
[[rules]]
id = "a"
clause = "1"
picture = "../../etc/passwd"
text.nl = "<b>Vraag</b> het."
[[rules]]
id = "a"
bands = ["9"]
text.nl = "Vraag het."
"""
    assert problems(tmp_path, bad) == {
        "id": "problem.no_id",
        "version": "problem.empty",
        "reading": "problem.no_number",
        "sector": "problem.no_choice",
        "wifi": "problem.unknown",
        "clauses": "problem.missing",
        "school.name": "problem.no_text",
        "validity.end": "problem.before_start",
        "validity.review": "problem.no_date",
        "settings.closed_in_breaks.value": "problem.no_flag",
        "settings.downloads.value": "problem.no_choice",
        "settings.downloads.clause": "problem.missing",
        "settings.games": "problem.unknown",
        **{f"settings.{key}": "problem.missing" for key in SILENT},
        "rules[1].picture": "problem.no_id",
        "rules[1].text.nl": "problem.unfit_text",
        "rules[2].id": "problem.double",
        "rules[2].clause": "problem.missing",
        "rules[2].picture": "problem.missing",
        "rules[2].bands[1]": "problem.no_choice",
    }


def test_what_is_missing_is_told_once(tmp_path: Path) -> None:
    assert problems(tmp_path, "") == {
        "id": "problem.missing",
        "version": "problem.missing",
        "reading": "problem.missing",
        "school": "problem.missing",
        "sector": "problem.missing",
        "settings": "problem.missing",
        "clauses": "problem.missing",
        "rules": "problem.missing",
    }


def test_a_setting_is_stated_or_said_not_to_be(tmp_path: Path) -> None:
    text = GOOD.replace('closed_in_breaks = "not stated"', "")
    assert problems(tmp_path, text) == {"settings.closed_in_breaks": "problem.missing"}


def test_a_review_before_the_start(tmp_path: Path) -> None:
    text = GOOD.replace('review = "2025-06"', 'review = "2024-07"')
    assert problems(tmp_path, text) == {"validity.review": "problem.before_start"}


def test_a_review_as_inexact_as_the_start_may_be_in_the_same_year(tmp_path: Path) -> None:
    pack = load(put(tmp_path, GOOD.replace('review = "2025-06"', 'review = "2024"')))
    assert pack.validity.review == "2024"


def test_too_many_rules(tmp_path: Path) -> None:
    rule = '[[rules]]\nid = "a"\n'
    assert problems(tmp_path, GOOD + rule * 2_000) == {"rules": "problem.long_list"}


def test_a_file_of_millions(tmp_path: Path) -> None:
    assert problems(tmp_path, b"#" * 1_000_001) == {"": "problem.large"}


def test_a_text_without_end(tmp_path: Path) -> None:
    text = GOOD.replace("Vraag het eerst.", "a" * 501)
    assert problems(tmp_path, text) == {"rules[1].text.nl": "problem.long_text"}


def test_broken_toml_says_where(tmp_path: Path) -> None:
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, 'id = "a"\nversion = \n'))
    assert "line 2" in caught.value.problems[0].facts["said"]


def test_nested_without_end(tmp_path: Path) -> None:
    assert problems(tmp_path, "a = " + "[" * 100_000) == {"": "problem.no_toml"}


def test_not_utf8_says_where(tmp_path: Path) -> None:
    assert problems(tmp_path, b'id = "a"\nversion = "\xff"\n') == {"line 2": "problem.no_utf8"}


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(NoAccess):
        load(tmp_path / "nothing.toml")


def test_no_such_shipped_pack() -> None:
    with pytest.raises(NoAccess):
        load_shipped("nowhere")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_problem_has_a_sentence(tmp_path: Path, language: str) -> None:
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, "id = 3\nrules = 4\nwhat = 5\nreading = 0\n"))
    assert "problem." not in sentence(caught.value, language)


def test_bands_of_year_groups() -> None:
    assert [band_of(year) for year in (1, 2, 3, 5, 6, 8, 9)] == [
        Band.YOUNGEST,
        Band.YOUNGEST,
        Band.MIDDLE,
        Band.MIDDLE,
        Band.UPPER,
        Band.UPPER,
        Band.SECONDARY,
    ]
