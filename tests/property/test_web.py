"""Whatever is typed or linked: no crash, and never anything but the web."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from kiosk.web.address import No, Open, Search, address
from kiosk.web.hosts import is_host, is_name, shown
from kiosk.web.loading import Load, may_load
from kiosk.web.rules import WebRules, refusal
from kiosk.web.social import counts, host_of, plain
from kiosk.web.why import Why

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


LABELS = st.text("abcxyzüé-", min_size=1, max_size=6).filter(lambda text: text.strip("-") == text)
NAMES = st.lists(LABELS, min_size=2, max_size=4).map(".".join)
LESSON = frozenset({"social.example"})


@given(
    under=st.lists(LABELS, max_size=3),
    scheme=st.sampled_from(["http://", "https://", "HTTPS://", "https:\\\\", "https:"]),
    user=st.sampled_from(["", "a@", "a:b@", "nu.nl@", "nu.nl:443@"]),
    dots=st.sampled_from(["", "."]),
    port=st.sampled_from(["", ":", ":80", ":65535"]),
    rest=st.sampled_from(["", "/", "/@nu.nl", "?u=https://nu.nl", "#@nu.nl", "\\@nu.nl"]),
    upper=st.booleans(),
)
def test_however_it_is_written_it_is_held_back(
    *, under: list[str], scheme: str, user: str, dots: str, port: str, rest: str, upper: bool
) -> None:
    host = ".".join([*under, "social.example"])
    url = f"{scheme}{user}{host.upper() if upper else host}{dots}{port}{rest}"
    rules = WebRules(social=LESSON)
    assert refusal(rules, url, Load.PAGE) is Why.SOCIAL
    assert not may_load(url, True, Load.PAGE, rules).allowed


@given(name=NAMES, other=NAMES)
def test_only_a_name_and_what_is_under_it_counts(name: str, other: str) -> None:
    mine, yours = plain(name), plain(other)
    under = yours == mine or yours.endswith(f".{mine}")
    assert counts(yours, {mine}) == under
    assert counts(plain(f"x.{other}"), {yours})
    assert not counts(mine, {mine}, {mine})


@given(TYPED)
def test_the_plain_form_is_plain(text: str) -> None:
    host = host_of(text)
    assert not host.endswith(".")
    assert not is_name(host) or plain(host) == host_of(f"https://{host}/") == host


@given(NAMES)
def test_punycode_is_the_same_host(name: str) -> None:
    assert plain(plain(name)) == plain(name)
    assert plain(name).isascii()
    assert counts(host_of(f"https://{plain(name)}/"), {plain(name)})
