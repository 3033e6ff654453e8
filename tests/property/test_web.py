"""Whatever is typed or linked: no crash, and never anything but the web."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from kiosk.web.address import No, Open, Search, address
from kiosk.web.hosts import is_host, shown
from kiosk.web.loading import Load, may_load

SCHEMES = st.sampled_from(["", "http:", "https://", "HTTP://", "file:", "javascript:", "x-y+z.1:"])
URLS = st.builds(
    "{}{}{}".format,
    SCHEMES,
    st.text("ab.:/\\@%?#[]1 -\u0430\u200b", max_size=30),
    st.text(max_size=5),
)
TYPED = st.text() | st.text(alphabet=st.characters(), max_size=3000) | URLS


@given(TYPED)
def test_only_the_web_is_opened(text: str) -> None:
    meant = address(text)
    if isinstance(meant, Open):
        parts = urlsplit(meant.url)
        assert parts.scheme in {"http", "https"}
        assert is_host(parts.hostname or "")
        assert parts.username is None
        assert may_load(meant.url, True).allowed
    elif isinstance(meant, Search):
        assert meant.url.startswith("https://duckduckgo.com/?q=")
        assert meant.url.isascii()
    else:
        assert isinstance(meant, No)


@given(TYPED)
def test_an_address_that_was_opened_is_an_address_again(text: str) -> None:
    meant = address(text)
    if isinstance(meant, Open):
        assert address(meant.url) == meant


@given(TYPED)
def test_shown_hosts_are_one_short_line(text: str) -> None:
    said = shown(text)
    assert len(said) <= 41
    assert said.isprintable()
    assert "/" not in said


@given(TYPED, st.booleans(), st.sampled_from(Load))
def test_a_decision_always_has_its_reason(text: str, main_frame: bool, kind: Load) -> None:
    decision = may_load(text, main_frame, kind)
    assert decision.allowed == (decision.why is None)
