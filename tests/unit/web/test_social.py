"""One host in all the ways that it can be written, and what stands under it."""

from __future__ import annotations

import pytest

from kiosk.web.social import counts, host_of, plain

NAMED = frozenset({"youtube.com", "bücher.example", "192.0.2.7", "2001:db8::7"})
SOCIAL = frozenset(map(plain, NAMED))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://youtube.com", "youtube.com"),
        ("HTTPS://WWW.YouTube.COM/watch?v=1", "www.youtube.com"),
        ("http://youtube.com.:8080/", "youtube.com"),
        ("https://nu.nl@youtube.com/", "youtube.com"),
        ("https://nu.nl:80@youtube.com:443?x", "youtube.com"),
        ("https://a@b@youtube.com#x", "youtube.com"),
        ("https://youtube.com\\@nu.nl/", "youtube.com"),
        ("https:youtube.com", "youtube.com"),
        ("https:\\\\youtube.com", "youtube.com"),
        ("https:////youtube.com/", "youtube.com"),
        (" \thttps://you\ntube.com/", "youtube.com"),
        ("https://you%74ube.com/", "youtube.com"),
        ("https://\uff59outube\u3002com/", "youtube.com"),
        ("https://BÜCHER.example/", "xn--bcher-kva.example"),
        ("https://bu\u0308cher.example/", "xn--bcher-kva.example"),
        ("https://XN--BCHER-KVA.example/", "xn--bcher-kva.example"),
        ("https://faß.de/", "xn--fa-hia.de"),
        ("https://xn--fa-hia.de/", "xn--fa-hia.de"),
        ("https://192.0.2.7/", "192.0.2.7"),
        ("https://[2001:DB8:0:0::7]:8443/", "2001:db8::7"),
        ("https://xn--99999999.example/", "xn--99999999.example"),
        ("https://", ""),
        ("about:blank", ""),
        ("data:text/html,https://youtube.com", ""),
        ("blob:https://youtube.com/1", "youtube.com"),
        ("youtube.com", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    "host",
    [
        "youtube.com",
        "m.youtube.com",
        "a.b.youtube.com",
        "xn--bcher-kva.example",
        "www.xn--bcher-kva.example",
        "192.0.2.7",
        "2001:db8::7",
    ],
)
def test_a_host_counts_with_all_that_is_under_it(host: str) -> None:
    assert counts(host, SOCIAL)


@pytest.mark.parametrize(
    "host",
    [
        "com",
        "notyoutube.com",
        "youtube.com.example",
        "youtube.comm",
        "youtube",
        "bücher.example",
        "1.192.0.2.7",
        "192.0.2.8",
        "",
    ],
)
def test_what_only_looks_like_it_does_not(host: str) -> None:
    assert not counts(host, SOCIAL)


def test_a_number_has_nothing_under_it() -> None:
    assert not counts("10.192.0.2", frozenset({"192.0.2", "0.2", "2"}))


def test_the_nearest_word_of_the_school_decides() -> None:
    free = {"kids.youtube.com"}
    assert counts("youtube.com", SOCIAL, free)
    assert counts("m.youtube.com", SOCIAL, free)
    assert not counts("kids.youtube.com", SOCIAL, free)
    assert not counts("m.kids.youtube.com", SOCIAL, free)
    assert counts("x.kids.youtube.com", {"x.kids.youtube.com"}, free)
    assert not counts("youtube.com", SOCIAL, {"youtube.com"})
    assert not counts("192.0.2.7", SOCIAL, {"192.0.2.7"})
