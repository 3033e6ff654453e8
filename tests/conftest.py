"""What holds for every test: no thread outlives it, and findings are kept under build/."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from hypothesis.configuration import set_hypothesis_home_dir

_PATIENCE = 2.0  # seconds that a thread which was told to stop may take

set_hypothesis_home_dir(Path(__file__).parent.parent / "build" / "hypothesis")
_OWN = hypothesis.settings.get_profile("ci" if "CI" in os.environ else "default")
# two busy cores are slow now and then: that is no finding
hypothesis.settings.register_profile("netjes", _OWN, deadline=None)
hypothesis.settings.load_profile("netjes")


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    """Fail a test that leaves a thread behind, daemon or not."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        # one that Qt started, which Python only watches, cannot be joined
        if not thread.name.startswith("Dummy-"):
            thread.join(_PATIENCE)
    left = [thread.name for thread in started if thread.is_alive() and "Dummy-" not in thread.name]
    assert not left, f"threads that were not stopped: {', '.join(left)}"
