"""A pack's file: what it says, or every problem in it at once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.errors import NoAccess, PackTrouble
from kiosk.packs import Pack, load, load_shipped
from kiosk.packs.file import MOST_PROBLEMS
from kiosk.packs.model import Band, Downloads, Settings, band_of
from kiosk.words import sentence

GOOD = """
id = "onze-school"
version = "1"
reading = 3
sector = "both"
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
    assert settings.closed_in_breaks.value is None
    assert settings.downloads.value is not None


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
    return {one.where.rpartition(": ")[2]: one.why for one in caught.value.problems}


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


def test_each_problem_has_its_line(tmp_path: Path) -> None:
    text = GOOD.replace("reading = 3", 'reading = "3"').replace('"secondary"]', '"9"]')
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, text))
    assert [one.where for one in caught.value.problems] == [
        "pack.toml:4: reading",
        "pack.toml:49: rules[1].bands[2]",
    ]


NO_SERVICES = 'services = "not stated"'
SERVICES = "settings.services"
NO_SERVICE = "pack.no_service"


@pytest.mark.parametrize(
    ("before", "after", "where", "why"),
    [
        ('clause = "4" }\nph', 'clause = "5" }\nph', "settings.downloads.clause", "pack.no_clause"),
        ('clause = "1"\npicture', 'clause = "9"\npicture', "rules[1].clause", "pack.no_clause"),
        ('["directie"]', '["directie", "ib"]', "settings.derails.value[2]", "pack.no_contact"),
        ('["directie"]', "[]", "settings.derails.value", "empty"),
        ('value = ["directie"], ', "", "settings.derails.value", "missing"),
        ('"rule-ask"', '"rule-nothing"', "rules[1].picture", "pack.no_picture"),
        ('sector = "both"', 'sector = "primary"', "rules[1].bands[2]", "pack.other_band"),
        ('text.ar', 'words."6-8".nl = "a"\ntext.ar', "rules[1].words.6-8", "pack.other_band"),
        (NO_SERVICES, 'services = { named = ["myspace"] }', f"{SERVICES}.named[1]", NO_SERVICE),
        (NO_SERVICES, 'services = { kinds = ["games"] }', f"{SERVICES}.kinds[1]", "no_choice"),
        (NO_SERVICES, "services = { future = false }", "settings.services.named", "empty"),
        ('photos = "not stated"', 'photos = "unknown"', "settings.photos", "pack.no_setting"),
        (NO_SERVICES, "services = 3", "settings.services", "pack.no_setting"),
        ('start = 2024-08-01', 'start = "2024-13"', "validity.start", "no_date"),
        ('review = "2025-06"', 'review = "2025-02-30"', "validity.review", "no_date"),
        ('id = "4"', 'id = "artikel 4"', "clauses[2].id", "pack.no_reference"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together(
    tmp_path: Path, before: str, after: str, where: str, why: str
) -> None:
    assert before in GOOD
    found = problems(tmp_path, GOOD.replace(before, after))
    assert found[where] == f"problem.{why}"


def test_a_setting_without_anything_in_it(tmp_path: Path) -> None:
    text = GOOD.replace('downloads = { value = "workspace", clause = "4" }', "downloads = { }")
    assert problems(tmp_path, text) == {
        "settings.downloads.value": "problem.missing",
        "settings.downloads.clause": "problem.missing",
    }


def test_what_could_not_be_read_is_not_missed_again(tmp_path: Path) -> None:
    text = GOOD.replace('sector = "both"', 'sector = "all"').replace('"rule-ask"', '"Rule ask"')
    assert problems(tmp_path, text) == {
        "sector": "problem.no_choice",
        "rules[1].picture": "problem.no_id",
    }


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    assert load(put(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())).id == "onze-school"


def test_of_very_many_problems_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    more = "\n".join(f"x{number} = 1" for number in range(1_000))
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, more + GOOD))
    assert len(caught.value.problems) == MOST_PROBLEMS + 1
    last = caught.value.problems[-1]
    assert (last.why, last.facts) == ("problem.more", {"count": "800"})


@pytest.mark.parametrize(
    "bad",
    [
        "a." * 400_000 + "b = 1",
        "[" + "a." * 400_000 + "b]",
        "x = { " + "a . " * 200_000 + "b = 1 }",
        '"a".' * 150_000 + "b = 1",
        "a" * 900_000,
        "a = " + "[" * 900_000,
        "a = " + "{ a = " * 100_000,
        "a = " + "9" * 900_000,
        'a = "' + "\\" * 900_000,
        "a = " + "'" * 800_001,
        "\n".join(f"[a{number}]" for number in range(90_000)),
        "\n".join(f"a{number}=1" for number in range(80_000)),
        "[[rules]]\n" * 90_000,
        "[[rules]]\n[rules.text]\n" * 900,
        "rules = [" + "1," * 400_000 + "]",
        "rules = [" + "{}," * 300_000 + "]",
    ],
    ids=range(16),
)
@pytest.mark.timeout(20)
def test_a_hostile_file_is_refused_in_no_time(tmp_path: Path, bad: str) -> None:
    assert problems(tmp_path, bad)


@pytest.mark.parametrize(
    ("before", "after", "example"),
    [
        ('photos = "not stated"', "", 'photos = "not stated"'),
        ('photos = "not stated"', "photos = 3", 'photos = { value = false, clause = "A1" }'),
        ('doubt = "not stated"', "", 'doubt = "not stated"'),
        ('repair = "not stated"', "repair = true", 'repair = { value = ["remove", "talk"], clause'),
        ('text.nl = "Bewaren mag."', 'text = "Bewaren mag."', "text.nl = "),
        ('downloads = { value = "workspace", ', "downloads = { ", 'downloads = { value = "none"'),
        ('picture = "rule-ask"', "", 'picture = "rule-ask"'),
        ('text.nl = "Vraag het eerst."', "text.nl = 3", 'text.nl = "Wil je chatten?'),
        ('name = "Onze school"', 'name = ""', 'name = "Onze school"'),
        ('review = "2025-06"', 'review = "soon"', 'review = "2028-06"'),
        ("[settings]", "[sittings]", "[settings]"),
    ],
)
def test_a_problem_comes_with_an_example(
    tmp_path: Path, before: str, after: str, example: str
) -> None:
    assert before in GOOD
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, GOOD.replace(before, after)))
    assert any(one.facts.get("example", "").startswith(example) for one in caught.value.problems)
    assert f"; for example: {example}" in sentence(caught.value, "en")


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


def test_nested_without_end(tmp_path: Path) -> None:
    assert problems(tmp_path, "a = " + "[" * 100_000) == {"": "problem.deep"}


def test_not_utf8_says_where(tmp_path: Path) -> None:
    assert problems(tmp_path, b'id = "a"\nversion = "\xff"\n') == {"pack.toml:2": "problem.no_utf8"}


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
