"""What a pupil at a device tries against the clock and the closed screen; real hands and clocks."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage
from kiosk.model import Tile, Why
from tests.e2e.test_changeover import LIBRARIES
from tests.parts import resting
from tests.parts.login1 import suspended
from tests.parts.sites import QUIET

LONG = 600.0  # seconds
LATE = 1_000  # ms; a played clock is slow to read
KEYS = ("Tab", "Return", "F8", "Escape", "space", "F1", "F5", "F11", "BackSpace", "a", "Menu")
COMBINATIONS = (("F4", "Alt_L"), ("Left", "Alt_L"), ("q", "Control_L"), ("F10", "Shift_L"))

RESTLESS = b"""<!doctype html><title>a</title><script>
let number = 0;
const line = new MessageChannel();
line.port1.onmessage = () => {
  for (let turn = 0; turn < 50; turn++) document.title = "t" + number++;
  try { history.replaceState(null, "", "#" + number); } catch (tooOften) { number++; }
  line.port2.postMessage(0);
};
line.port2.postMessage(0);
</script>"""


def test_nothing_on_the_closed_screen_leads_out_of_it(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    _on_a_page(kiosk, pupil)
    resting.close_soon(classroom, 1.0, LONG)
    closed = kiosk.witness.wait_for("closed")
    kiosk.eye.rest()
    screen = kiosk.eye.look()
    for x in range(30, screen.width, 90):
        for y in range(30, screen.height, 90):
            kiosk.hand.click(x, y)
    for key in KEYS:
        kiosk.hand.key(key)
    for key, held in COMBINATIONS:
        kiosk.hand.key(key, held)
    kiosk.eye.rest()
    painted = [event for event in kiosk.witness.heard("screen") if event.t > closed.t]
    assert {event.facts["name"] for event in painted} <= {"closed"}
    assert not kiosk.witness.heard("tapped")


def test_a_system_clock_that_is_set_changes_nothing(
    stage: Stage, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    told = stage.room("clock") / "told"
    told.write_text("+0", "ascii")
    stage.own(told)
    library = next(path for path in LIBRARIES if path.exists())
    played = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(told),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "TZ": "Pacific/Kiritimati",
    }
    _on_a_page(kiosk, pupil, before=["env", *(f"{name}={say}" for name, say in played.items())])
    colleague = classroom.colleague()
    begins = resting.close(colleague, 3_000, round(LONG * 1000))
    told.write_text("-5d", "ascii")
    closed = kiosk.witness.wait_for("closed")
    assert 0 <= closed.t / 1e6 + colleague.offset - begins < LATE
    colleague.close()
    classroom.hub.kill()
    kiosk.stop()
    started = time.monotonic_ns()
    kiosk.open(before=["env", *(f"{name}={say}" for name, say in played.items())])
    assert kiosk.witness.wait_for("screen", after=started).facts["name"] == "closed"


def test_a_program_that_is_stopped_over_a_boundary_closes_as_it_goes_on(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    _on_a_page(kiosk, pupil)
    assert kiosk.process
    begins = resting.close_soon(classroom, 2.0, LONG)
    with suspended(kiosk.process.pid):
        resting.wait_until(classroom, begins + 500)
        went_on = time.monotonic_ns()
    closed = kiosk.witness.wait_for("closed", after=went_on)
    assert (closed.t - went_on) / 1e6 < LATE


def test_a_page_that_keeps_the_program_busy_delays_no_close(
    stage: Stage, closing: ExitStack
) -> None:
    with _served(RESTLESS) as port:
        tiles = [Tile("Onrust", f"http://onrust.localhost:{port}/")]
        classroom = Classroom(stage, school.always(), tiles)
        kiosk = people.kiosk(stage, Screen(stage, "kiosk"), classroom.device)
        closing.callback(kiosk.close)
        _on_a_page(kiosk, Pupil(kiosk, classroom.code(school.PLAYER)))
        colleague = classroom.colleague()
        begins = resting.close(colleague, 2_000, round(LONG * 1000))
        closed = kiosk.witness.wait_for("closed")
        assert 0 <= closed.t / 1e6 + colleague.offset - begins < LATE
        colleague.close()
        kiosk.kill()


def test_without_its_documents_a_device_is_closed_by_the_hub(
    classroom: Classroom, kiosk: Person
) -> None:
    classroom.put(f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))
    kiosk.open()
    kiosk.witness.wait_for("screen", name="closed")
    kiosk.stop()
    for file in classroom.device.glob("documents.db*"):
        file.unlink()
    began = time.monotonic_ns()
    kiosk.open()
    kiosk.witness.wait_for("screen", after=began, name="closed")


def test_an_answer_that_comes_after_the_close_lets_nobody_in(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    pupil.choose_name()
    kiosk.witness.wait_for("screen", name="secret")
    resting.close_soon(classroom, 3.0, LONG)
    os.kill(classroom.hub.process.pid, signal.SIGSTOP)
    pupil.pick(classroom.code(school.PLAYER).code)
    closed = kiosk.witness.wait_for("screen", name="closed")
    os.kill(classroom.hub.process.pid, signal.SIGCONT)
    colleague = classroom.colleague()  # who comes after the answer has gone
    colleague.close()
    kiosk.eye.rest()
    assert not kiosk.witness.heard("signed_in")
    assert {one.facts["name"] for one in kiosk.witness.heard("screen") if one.t > closed.t} <= {
        "closed"
    }


def test_let_in_alone_and_out_at_the_end_that_was_given(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    kiosk.find(f"name:{pupil.id}", "names")
    classroom.put(f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))
    kiosk.witness.wait_for("screen", name="closed")
    colleague = classroom.colleague()
    code = classroom.code(school.PLAYER).code
    given = resting.give(colleague, 0, round(LONG * 1000), Why.LONGER, pupil.id)
    kiosk.tap(f"name:{pupil.id}", "closed")
    pupil.pick(code)
    kiosk.find("next", "rules")
    pupil.read_agreements()
    pupil.open_tile(QUIET)
    ended = time.monotonic_ns()
    resting.end(colleague, given)
    out = kiosk.witness.wait_for("closed", after=ended)
    given = resting.give(colleague, 0, 6_000, Why.LONGER, pupil.id)
    kiosk.tap(f"name:{pupil.id}", "closed")
    pupil.pick(code)
    page = kiosk.witness.wait_for("page_open", after=out.t)
    classroom.hub.kill()
    again = kiosk.witness.wait_for("closed", after=page.t)
    assert 0 <= again.t / 1e6 + colleague.offset - given.end < LATE
    colleague.close()


class _Handler(BaseHTTPRequestHandler):
    content = b""

    def do_GET(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(page: bytes) -> Iterator[int]:
    """The page at every address of a port."""
    handler = type("Handler", (_Handler,), {"content": page})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _on_a_page(kiosk: Person, pupil: Pupil, before: list[str] | None = None) -> None:
    kiosk.open(before=before or [])
    pupil.come_in()
    pupil.open_tile(QUIET)
