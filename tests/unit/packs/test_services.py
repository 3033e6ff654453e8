"""Which hosts count as social media."""

from __future__ import annotations

import re

import pytest

from kiosk import packs
from kiosk.packs.model import Services
from kiosk.packs.policy import Choices
from kiosk.packs.services import SOCIAL, Service, ServiceKind, hosts, services
from kiosk.web.hosts import is_name

NOBODY = Choices()


def test_each_kind_has_a_service() -> None:
    assert {one.kind for one in services().values()} == set(ServiceKind)


@pytest.mark.parametrize("id", services())
def test_a_service_is_well_formed(id: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9\-]{0,39}", id)
    service = services()[id]
    assert service.name.strip()
    assert bool(service.hosts) != bool(service.gone)
    for host in service.hosts:
        assert is_name(host)
        assert host == host.lower()
        assert not host.startswith("www.")


def test_no_host_is_under_another() -> None:
    every = [host for one in services().values() for host in one.hosts]
    assert len(every) == len(set(every))
    assert [one for one in every for other in every if one.endswith(f".{other}")] == []


def test_what_is_named_counts() -> None:
    found = hosts(Services(named=["youtube", "wikipedia"]), NOBODY)
    assert {"youtube.com", "youtu.be", "wikipedia.org"} <= found
    assert "facebook.com" not in found


def test_what_is_gone_has_no_hosts() -> None:
    assert hosts(Services(named=["google-plus"]), NOBODY) == frozenset()
    assert services()["google-plus"].gone


def of_kinds(*kinds: ServiceKind) -> set[str]:
    found: list[Service] = [one for one in services().values() if one.kind in kinds]
    return {host for one in found for host in one.hosts}


def test_a_kind_counts_whole() -> None:
    assert hosts(Services(kinds=["blog"]), NOBODY) == of_kinds(ServiceKind.BLOG)


def test_those_to_come_are_those_there_are_by_now() -> None:
    found = hosts(Services(named=["wikipedia"], future=True), NOBODY)
    assert found == of_kinds(*SOCIAL) | {"wikipedia.org"}


def test_a_protocol_that_names_none() -> None:
    assert hosts(Services(), NOBODY) == of_kinds(*SOCIAL)


def test_what_the_school_adds_and_takes_off() -> None:
    choices = Choices(more_social=["forum.school.example", "m.x.com"], less_social=["x.com"])
    found = hosts(Services(named=["twitter"]), choices)
    assert found == {"twitter.com", "t.co", "forum.school.example"}


@pytest.mark.parametrize("name", packs.shipped())
def test_every_protocol_names_services_that_are_known(name: str) -> None:
    named = packs.load_shipped(name).settings.services
    assert set(named.named) <= services().keys()
    assert set(named.kinds) <= set(ServiceKind)


def test_films_count_only_where_they_are_named() -> None:
    """A school that means social media widely, and does not name YouTube."""
    widely = packs.load_shipped("osvs").settings.services
    assert widely.future
    assert hosts(widely, NOBODY).isdisjoint(of_kinds(ServiceKind.VIDEO))
    assert "youtube.com" in hosts(packs.load_shipped("bnc").settings.services, NOBODY)
