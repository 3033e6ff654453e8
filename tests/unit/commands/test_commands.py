"""The command ``netjes``: one sentence for each trouble, and an exit code that tells."""

import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import cli, commands, errors
from kiosk.cli import WINDOWS
from kiosk.commands import doctor, enrol
from kiosk.commands.speech import Speech
from kiosk.local import documents, first
from kiosk.words import Words, spoken

DUTCH = {"LANG": "nl_NL.UTF-8"}
ENGLISH = {"LANG": "en_US.UTF-8"}
NAMES = ["kiosk", "dashboard", "demo", "hub", "enrol", "pack", "timetable", "doctor"]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def netjes(capsys: pytest.CaptureFixture[str]) -> "Netjes":
    return Netjes(capsys)


class Netjes:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, **environment: str) -> Ran:
        code = commands.run(words, WINDOWS, environment or DUTCH)
        return Ran(code, *self._capsys.readouterr())


def test_help_tells_of_every_command(netjes: Netjes) -> None:
    done = netjes("--help")
    assert done.code == 0
    for name in NAMES:
        assert f"\n  {name} " in done.out


@pytest.mark.parametrize(
    "words",
    [
        ["kiosk"],
        ["dashboard"],
        ["demo"],
        ["hub"],
        ["hub", "serve"],
        ["enrol"],
        ["pack"],
        ["pack", "list"],
        ["pack", "check"],
        ["pack", "show"],
        ["pack", "diff"],
        ["pack", "template"],
        ["timetable", "check"],
        ["doctor"],
    ],
)
@pytest.mark.parametrize("language", [DUTCH, ENGLISH])
def test_every_command_has_help_in_words(
    netjes: Netjes, words: list[str], language: dict[str, str]
) -> None:
    done = netjes(*words, "--help", **language)
    assert done.code == 0
    assert "command." not in done.out, "a text that is missing is shown by its id"
    assert ("Gebruik: " in done.out) == (language is DUTCH)
    assert ("Usage: " in done.out) == (language is ENGLISH)


def test_the_windows_help_names_what_the_windows_read(netjes: Netjes) -> None:
    from ui import options

    for name in WINDOWS:
        told = netjes(name, "-h").out
        read = [word for word in re.findall(r"--[a-z-]+", told) if word != "--help"]
        assert {"--data", "--windowed", "--trace"} <= set(read)
        for word in read:
            options.read([name, word, *(["x"] if word != "--windowed" else [])])


def test_help_for_a_window_starts_no_window_and_a_window_no_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _program, words: started.append(words[1:]))
    monkeypatch.setattr("sys.argv", ["netjes", "kiosk", "--help"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert (end.value.code, started) == (0, [])
    assert "--windowed" in capsys.readouterr().out
    monkeypatch.setattr(cli, "_has_windows", lambda: True)
    monkeypatch.setattr("sys.argv", ["netjes", "kiosk", "--windowed"])
    with pytest.raises(SystemExit):
        cli.main()
    assert started == [["-m", "ui", "kiosk", "--windowed"]]


def test_what_the_demo_is_told_goes_on_to_it(
    netjes: Netjes, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []

    def call(words: list[str]) -> int:
        called.append(words[1:])
        return 3

    monkeypatch.setattr("subprocess.call", call)
    assert netjes("demo", "--headless", "--out", "x", "--clock", "10:12").code == 3
    assert netjes("demo").code == 3
    start = ["-m", "kiosk.demo"]
    assert called == [[*start, "--headless", "--out=x", "--clock=10:12"], start]


def test_without_words_it_shows_what_there_is(netjes: Netjes) -> None:
    for words in ([], ["hub"], ["pack"]):
        done = netjes(*words)
        assert done.code == 2
        assert "--help" in done.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--colour"], "--colour"),
        (["fly"], "fly"),
        (["hub", "fly"], "fly"),
        (["hub", "serve", "--fly"], "--fly"),
        (["hub", "serve", "--port", "high"], "--port"),
        (["hub", "serve", "--port", "70000"], "--port"),
        (["enrol"], "--hub"),
        (["pack", "check"], "FILE"),
        (["pack", "list", "more"], "netjes"),
        (["doctor", "--data"], "--data"),
    ],
)
@pytest.mark.parametrize("language", [DUTCH, ENGLISH])
def test_misuse_is_one_sentence(
    netjes: Netjes, words: list[str], named: str, language: dict[str, str]
) -> None:
    done = netjes(*words, **language)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert named in done.err
    assert "{" not in done.err


def test_the_language_is_the_users() -> None:
    assert spoken({}) == "nl"
    assert spoken({"LANG": "C.UTF-8"}) == "nl"
    assert spoken({"LANG": "en_GB.UTF-8"}) == "en"
    assert spoken({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}) == "en"
    assert spoken({"LANG": "en_GB.UTF-8", "NETJES_LANGUAGE": "nl"}) == "nl"


def test_every_error_of_a_class_has_its_sentence() -> None:
    words = Words("nl", "errors")
    kinds = [one for one in vars(errors).values() if isinstance(one, type)]
    named = {one.message for one in kinds if issubclass(one, errors.NetjesError)}
    assert len(named) > 10
    assert [message for message in named if not words.has(message)] == []


def test_every_no_of_the_hub_has_its_sentence() -> None:
    words = Words("nl", "errors")
    root = Path(__file__).parents[3] / "kiosk"
    sources = [*(root / "hub").glob("*.py"), root / "access.py", root / "sync" / "server.py"]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    said = {part.partition('"')[0] for part in text.split('"error.')[1:]}
    assert len(said) > 30
    assert [message for message in said if not words.has(f"error.{message}")] == []


def test_timetables_are_checked(netjes: Netjes, tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    period = {"days": [1], "start": "08:30", "end": "14:00", "kind": "lesson"}
    good.write_text(json.dumps({"group": "g", "periods": [period]}), "utf-8")
    told = json.loads(netjes("timetable", "check", str(good), "--json").out)
    assert told == {"file": str(good), "group": "g", "periods": 1, "ok": True}
    assert netjes("timetable", "check", str(good)).code == 0
    bad = tmp_path / "bad.toml"
    bad.write_text('group = "g"\n[[periods]]\ndays = [9]\nstart = "late"\n', "utf-8")
    done = netjes("timetable", "check", str(bad))
    assert (done.code, done.out) == (1, "")
    assert "periods" in done.err
    for text in ("{", "[" * 100_000, "\x00"):
        bad.write_text(text, "utf-8")
        assert netjes("timetable", "check", str(bad)).code == 1
    assert netjes("timetable", "check", str(tmp_path / "absent")).code == 1


def test_a_window_without_windows_is_one_sentence(netjes: Netjes) -> None:
    for name in ("kiosk", "dashboard"):
        done = netjes(name, "--windowed", "--data", "x")
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert "PySide6" in done.err


def test_the_doctor_says_what_it_sees(netjes: Netjes, tmp_path: Path) -> None:
    device, hub = tmp_path / "device", tmp_path / "hub"
    folders = ("--data", str(device), "--hub-data", str(hub))
    found = json.loads(netjes("doctor", *folders, "--json").out)
    assert {one["what"] for one in found} == {"folder", "hub", "sandbox"}
    for folder in (device, hub):
        folder.mkdir(mode=0o700)
    (hub / "pepper").write_bytes(b"x")
    (hub / "pepper").chmod(0o644)
    (hub / "hub.json").write_text('{"host": "127.0.0.1", "port": 1, "pid": 1}', "utf-8")
    (device / "device.json").write_text("{}", "utf-8")
    (device / "device.json").chmod(0o600)
    done = netjes("doctor", *folders, "--json")
    wrong = [one for one in json.loads(done.out) if not one["good"]]
    assert done.code == 1
    assert [one["what"] for one in wrong][:3] == ["rights", "hub", "device"]
    assert "0644" in wrong[0]["said"]
    text = netjes("doctor", *folders).out
    assert "FOUT" in text


@pytest.mark.parametrize(
    ("printed", "good"), [('{"held": true}', True), ('{"held": false}', False), ("", None)]
)
def test_the_doctor_asks_whether_sleep_waits_for_the_cover(
    netjes: Netjes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str, good: bool | None
) -> None:
    device = tmp_path / "device"
    device.mkdir(mode=0o700)
    folders = ("--data", str(device), "--hub-data", str(tmp_path / "no"))
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\nprintf '%s' '{printed}'\n", "utf-8")
    python.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(python))

    def asked() -> list[bool]:
        found = json.loads(netjes("doctor", *folders, "--json").out)
        return [one["good"] for one in found if one["what"] == "sleep"]

    assert asked() == [], "no kiosk, no cover"
    (device / "device.json").write_text("{}", "utf-8")
    (device / "device.json").chmod(0o600)
    assert asked() == ([] if good is None else [good])


def test_the_doctor_tries_to_shield_pages(
    netjes: Netjes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shielded() -> bool:
        folders = ("--data", str(tmp_path / "no"), "--hub-data", str(tmp_path / "no"))
        found = json.loads(netjes("doctor", *folders, "--json").out)
        return next(bool(one["good"]) for one in found if one["what"] == "sandbox")

    monkeypatch.setattr("os.geteuid", lambda: 1000)
    plainly = subprocess.run(["unshare", "--user", "--net", "true"], check=False)
    assert shielded() == (plainly.returncode == 0)
    refused = doctor.UNSHARE.replace("0x10000000 |", "0x80000000 |")  # no such namespace
    monkeypatch.setattr(doctor, "UNSHARE", refused)
    assert not shielded()
    monkeypatch.setattr("sys.executable", str(tmp_path / "nowhere"))
    assert not shielded()
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert not shielded(), "root has no business with web pages, whatever it could do"


def test_a_hub_that_tells_nonsense_about_itself(netjes: Netjes, tmp_path: Path) -> None:
    for text in ("", "[]", '{"host": "127.0.0.1"}', '{"host": "127.0.0.1", "port": "x"}'):
        (tmp_path / "hub.json").write_text(text, "utf-8")
        folders = ("--data", str(tmp_path / "no"), "--hub-data", str(tmp_path))
        found = json.loads(netjes("doctor", *folders, "--json").out)
        assert [one["good"] for one in found if one["what"] == "hub"] == [False]


@pytest.mark.parametrize(
    ("said", "dialled"),
    [
        ("ws://127.0.0.1:7370", "ws://127.0.0.1:7370/sync"),
        ("ws://127.0.0.1:7370/", "ws://127.0.0.1:7370/sync"),
        ("ws://127.0.0.1:7370/sync", "ws://127.0.0.1:7370/sync"),
        ("wss://hub.example/school/sync", "wss://hub.example/school/sync"),
    ],
)
def test_a_hub_has_one_path(said: str, dialled: str) -> None:
    assert enrol.address(said) == dialled


def test_enrolling_where_no_hub_is(netjes: Netjes, tmp_path: Path) -> None:
    key = tmp_path / "key"
    where = ("--key", str(key), "--name", "Laptop", "--data", str(tmp_path / "device"))
    absent = netjes("enrol", "--hub", "ws://127.0.0.1:1", *where)
    assert (absent.code, absent.err.count("\n")) == (1, 1)
    key.write_text("x", "utf-8")
    for url in ("ws://127.0.0.1:1", "http://127.0.0.1:1", "nonsense", "ws://", "ws://[::1"):
        done = netjes("enrol", "--hub", url, *where)
        assert (done.code, done.err.count("\n"), done.out) == (1, 1, ""), url
    assert not (tmp_path / "device").exists()


def test_enrolling_again_forgets_what_another_hub_said(tmp_path: Path) -> None:
    """Its versions would stand in the way of the new hub's timetable for as long as they differ."""
    before = documents.Documents(tmp_path / documents.FILE)
    before.take("timetable/groep-5", 9, "{}")
    before.close()
    enrol._make_files(tmp_path)
    assert first.read(tmp_path).versions == {}


def test_what_is_said_is_in_the_language_asked_for() -> None:
    assert Speech("en")("command.doctor.good") == "good"
    assert Speech("nl")("command.doctor.good") == "goed"
