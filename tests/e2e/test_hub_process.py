"""The hub as people run it: a process, a folder, a socket."""

import http.client
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from kiosk.desk import local_hub
from kiosk.model import Entry, Kind, Trust
from kiosk.sync.asks import (
    Enrol,
    Enrolled,
    SignedIn,
    SignIn,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.messages import PATH, Ack, Hello, News, Push, Refuse, Watch
from tests.parts.founding import GROUP, PASSWORD, school
from tests.parts.hub_process import Caller, HubProcess, caller, hub, key, line


def desk(running: HubProcess) -> Hello:
    return Hello("desk", "desk-1", key(running))


def report(device: str, pupil: str, name: str) -> Entry:
    return Entry(name, Kind.REPORTED, 1, Trust.HUB, device, device, GROUP, pupil)


def founded(office: Caller) -> tuple[StaffSession, Enrolled]:
    """A school with a device."""
    session = office.ask(school())
    assert isinstance(session, StaffSession)
    enrolled = office.ask(Enrol("Laptop 12", [GROUP]))
    assert isinstance(enrolled, Enrolled)
    return session, enrolled


def test_it_says_where_it_listens_and_who_may_read_what(tmp_path: Path) -> None:
    data = tmp_path / "hub"
    running = HubProcess(data)
    try:
        told = running.ready()
        assert {"event": "hub_ready", "who": "hub", "host": "127.0.0.1"}.items() <= told.items()
        place = json.loads((data / "hub.json").read_text("utf-8"))
        assert place == {"host": "127.0.0.1", "port": told["port"], "pid": running.process.pid}
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()}
        assert modes["pepper"] == modes["local.key"] == modes["hub.db"] == 0o600
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert len((data / "pepper").read_bytes()) == 32
        line = http.client.HTTPConnection("127.0.0.1", told["port"])
        line.request("GET", "/health")
        assert json.loads(line.getresponse().read()) == {"ok": True}
        line.close()
    finally:
        code, said = running.stop()
    assert (code, said) == (0, "")
    assert not (data / "hub.json").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once_also_with_peers_connected(tmp_path: Path, number: int) -> None:
    with hub(tmp_path) as running, caller(running, desk(running)) as office:
        running.process.send_signal(number)
        with pytest.raises(ConnectionClosed):
            office.line.recv(10)
        assert running.ended() == (0, "")


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, said = HubProcess(tmp_path, "--port", str(port)).ended()
    assert code == 1
    assert said.count("\n") == 1
    assert str(port) in said


def test_a_hub_keeps_to_its_port_and_gives_way_to_who_has_it(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        own = taken.getsockname()[1]
    with hub(tmp_path, "--port", str(own)) as running:
        assert running.stop() == (0, "")
    with hub(tmp_path, "--host", "127.0.0.1") as running:
        assert running.port == own, "devices hold an address"
        running.stop()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", own))
        taken.listen()
        with hub(tmp_path, "--host", "127.0.0.1") as running:
            assert running.port not in (own, 0)
            place = json.loads((tmp_path / "hub.json").read_text("utf-8"))
            assert place["port"] == running.port
            code, said = running.stop()
            assert (code, said.count("\n")) == (0, 1)
            assert str(own) in said
    with hub(tmp_path, "--host", "127.0.0.1") as running:
        assert running.port == own, "once it is free again"


def test_two_dashboards_of_two_users_have_a_hub_each(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    pids: list[int] = []
    try:
        hubs = []
        for folder in folders:
            hubs.append(local_hub.ensure(folder))
            pids.append(json.loads((folder / "hub.json").read_text("utf-8"))["pid"])
        assert hubs[0].port != hubs[1].port
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGTERM)
            os.waitpid(pid, 0)


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "192.0.2.7", "example.org", "localhost.evil"],  # noqa: S104 - refused
)
def test_without_encryption_it_serves_this_machine_alone(tmp_path: Path, host: str) -> None:
    code, said = HubProcess(tmp_path, "--host", host, "--port", "0").ended()
    assert code == 1
    assert said.count("\n") == 1
    assert host in said


@pytest.mark.parametrize(("host", "listens"), [("::1", "::1"), ("localhost", "127.0.0.1")])
def test_this_machine_has_more_names_than_one(tmp_path: Path, host: str, listens: str) -> None:
    running = HubProcess(tmp_path, "--host", host, "--port", "0")
    try:
        assert running.ready()["host"] == listens
        family = socket.AF_INET6 if ":" in listens else socket.AF_INET
        with socket.socket(family) as dialled:
            dialled.connect((listens, running.port))
    finally:
        assert running.stop() == (0, "")


def test_a_folder_has_one_hub(tmp_path: Path) -> None:
    with hub(tmp_path) as running:
        code, said = HubProcess(tmp_path).ended()
        assert (code, said.count("\n")) == (1, 1)
        place = json.loads((tmp_path / "hub.json").read_text("utf-8"))
        assert place["port"] == running.port


def test_a_damaged_database_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pepper").write_bytes(bytes(32))
    (tmp_path / "hub.db").write_bytes(b"no database at all" * 100)
    code, said = HubProcess(tmp_path).ended()
    assert (code, said.count("\n")) == (1, 1)
    assert "hub.db" in said
    assert (tmp_path / "hub.db").read_bytes().startswith(b"no database")


@pytest.mark.parametrize("left", [None, b"", b"half"])
def test_a_pepper_is_never_made_anew_beside_a_database(tmp_path: Path, left: bytes | None) -> None:
    with hub(tmp_path):
        pass
    (tmp_path / "pepper").unlink()
    if left is not None:
        (tmp_path / "pepper").write_bytes(left)
    code, said = HubProcess(tmp_path).ended()
    assert (code, said.count("\n")) == (1, 1)
    assert "pepper" in said


def test_what_was_acknowledged_outlives_a_crash(tmp_path: Path) -> None:
    with hub(tmp_path) as running:
        with caller(running, desk(running)) as office:
            session, enrolled = founded(office)
        noor = session.codes[0]
        hello = Hello("device", enrolled.device.id, enrolled.credential)
        names = [f"report-{number}" for number in range(20)]
        with caller(running, hello) as device:
            for name in names:
                device.say(Push(report(enrolled.device.id, noor.pupil, name)))
            for name in names:
                assert device.hear(Ack).id == name
            running.kill()
    with hub(tmp_path) as running:
        with caller(running, hello) as device:
            device.say(Push(report(enrolled.device.id, noor.pupil, names[0])))
            assert device.hear(Ack).id == names[0]
            answer = device.ask(SignIn(noor.pupil, noor.code))
            assert answer == SignedIn(noor.pupil, GROUP)
        with caller(running, desk(running)) as office:
            office.say(Watch([GROUP]))
            heard = [office.hear(News).entry.id for _ in names]
            assert heard == names


def test_killed_again_and_again_it_keeps_each_report_once(tmp_path: Path) -> None:
    """Killed while reports come in, wherever it is; what is not acknowledged is sent again."""
    with hub(tmp_path) as running, caller(running, desk(running)) as office:
        session, enrolled = founded(office)
    hello = Hello("device", enrolled.device.id, enrolled.credential)
    pupil = session.codes[0].pupil
    names = [f"report-{number}" for number in range(60)]
    waiting = list(names)
    for kill_after in (1, 3, 7, 0, 11):
        with hub(tmp_path) as running, caller(running, hello) as device:
            for name in waiting[:20]:
                device.say(Push(report(enrolled.device.id, pupil, name)))
            for _ in range(kill_after):
                waiting.remove(device.hear(Ack).id)
            running.kill()
    with hub(tmp_path) as running:
        with caller(running, hello) as device:
            for name in waiting:
                device.say(Push(report(enrolled.device.id, pupil, name)))
            assert [device.hear(Ack).id for _ in waiting] == waiting
        with caller(running, desk(running)) as office:
            office.say(Watch([GROUP]))
            heard = [office.hear(News) for _ in names]
    assert sorted(one.entry.id for one in heard) == sorted(names)
    positions = [one.position for one in heard]
    assert positions == sorted(set(positions))


def test_a_report_reaches_the_dashboard_and_the_answer_the_device(tmp_path: Path) -> None:
    with hub(tmp_path) as running, caller(running, desk(running)) as office:
        session, enrolled = founded(office)
        office.say(Watch([GROUP]))
        hello = Hello("device", enrolled.device.id, enrolled.credential)
        with caller(running, hello) as device:
            pupil = session.codes[0].pupil
            device.say(Push(report(enrolled.device.id, pupil, "report-1")))
            assert device.hear(Ack).id == "report-1"
            heard = office.hear(News)
            assert (heard.entry.id, heard.entry.pupil) == ("report-1", pupil)
            shown = Entry(
                "shown-1",
                Kind.SHOWN,
                office_time(office),
                Trust.HUB,
                "desk-1",
                enrolled.device.id,
                GROUP,
                pupil,
                session.staff.id,
                "report-1",
            )
            office.say(Push(shown))
            assert device.hear(News).entry == shown


def office_time(office: Caller) -> int:
    """The hub's time, as any acknowledgement tells it."""
    office.say(Push(Entry("damaged-1", Kind.DAMAGED, 1, Trust.NONE, "desk-1")))
    return office.hear(Ack).now


def test_strangers_and_babble_are_refused_in_words(tmp_path: Path) -> None:
    said: list[tuple[str | bytes, str]] = [
        (b"\xff\x00", "error.form"),
        ("[" * 100_000, "error.form"),
        ('{"type":"hello"}', "error.form"),
        ('{"type":"here","presence":{}}', "error.form"),
        ('{"type":"watch","groups":[]}', "error.order"),
        ('{"type":"hello","role":"boss","id":"x","credential":""}', "error.form"),
        ('{"type":"hello","role":"desk","id":"x","credential":"","protocol":9}', "error.version"),
        ('{"type":"hello","role":"desk","id":"x","credential":"guess"}', "error.key"),
        ('{"type":"hello","role":"device","id":"x","credential":"guess"}', "error.credential"),
    ]
    with hub(tmp_path) as running:
        for frame, why in said:
            with line(running) as opened:
                opened.send(frame)
                assert Caller(opened).hear(Refuse).why == why
                with pytest.raises(ConnectionClosed):
                    opened.recv(10)
        with line(running) as opened:
            with suppress(ConnectionClosed):  # the hub may hang up before it is all sent
                opened.send("x" * 2_000_000)
            with pytest.raises(ConnectionClosed):
                opened.recv(10)
        assert running.stop() == (0, "")


def test_a_page_in_a_browser_has_no_business_here(tmp_path: Path) -> None:
    with hub(tmp_path) as running, pytest.raises(InvalidStatus):
        connect(f"ws://127.0.0.1:{running.port}{PATH}", origin=Origin("http://evil.example"))


def test_the_log_holds_no_names_and_no_secrets(tmp_path: Path) -> None:
    with hub(tmp_path) as running:
        with caller(running, desk(running)) as office:
            session, enrolled = founded(office)
            office.ask(StaffSignIn(session.staff.id, "helemaal fout wachtwoord"))
            noor = session.codes[0]
            hello = Hello("device", enrolled.device.id, enrolled.credential)
            with caller(running, hello) as device:
                entry = Entry("x", Kind.HANDLED, 1, Trust.HUB, "d", body={"url": "http://wrong/"})
                device.say(Push(entry))
                assert device.hear(Ack).id == "x"
        _, said = running.stop()
    assert "entry set aside: origin of a handled" in said
    for secret in (noor.name, noor.pupil, PASSWORD, enrolled.credential, "wrong", "fout"):
        assert secret not in said


def test_an_idle_hub_sleeps(tmp_path: Path) -> None:
    """Nothing ticks: between two looks, with a peer connected, it is hardly ever woken."""
    with hub(tmp_path) as running, caller(running, desk(running)):
        before = woken(running.process.pid)
        with pytest.raises(subprocess.TimeoutExpired):
            running.process.wait(2.0)
        assert woken(running.process.pid) - before <= 2


def woken(pid: int) -> int:
    """How often the threads of a process went to sleep of their own will."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    status = "".join((task / "status").read_text("ascii") for task in tasks)
    lines = [line for line in status.splitlines() if line.startswith("voluntary_ctxt_switches")]
    return sum(int(line.split()[1]) for line in lines)


def test_a_device_is_enrolled_by_command(tmp_path: Path) -> None:
    with hub(tmp_path / "hub") as running:
        with caller(running, desk(running)) as office:
            assert isinstance(office.ask(school()), StaffSession)
        done = enrol(running, tmp_path / "device")
        assert done.returncode == 0, done.stderr
        path = tmp_path / "device" / "device.json"
        kept = json.loads(path.read_text("utf-8"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert kept["hub"] == f"ws://127.0.0.1:{running.port}{PATH}"
        assert kept["groups"] == [GROUP]
        with caller(running, Hello("device", kept["id"], kept["credential"])):
            pass
        again = enrol(running, tmp_path / "device")
        assert (again.returncode, again.stderr.count("\n")) == (1, 1)
        (tmp_path / "other.key").write_text("0" * 64, "ascii")
        misfit = enrol(running, tmp_path / "other", "--key", str(tmp_path / "other.key"))
        assert (misfit.returncode, misfit.stderr.count("\n")) == (1, 1)
        assert "local.key" in misfit.stderr
        unknown = enrol(running, tmp_path / "other", "--group", "groep-9")
        assert (unknown.returncode, unknown.stderr.count("\n")) == (1, 1)
    away = enrol(running, tmp_path / "third")
    assert (away.returncode, away.stderr.count("\n")) == (1, 1)


def enrol(running: HubProcess, data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "enrol", "--name", "Laptop 12", "--data", str(data)]
    where = ["--hub", f"ws://127.0.0.1:{running.port}", "--key", str(running.data / "local.key")]
    return subprocess.run(
        [*command, *where, *(words or ("--group", GROUP))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "NETJES_LANGUAGE": "en"},
    )
