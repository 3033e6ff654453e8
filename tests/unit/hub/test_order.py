"""Many speak at once: whoever listens hears everything once, in the order of the positions."""

import asyncio
import random

import pytest

from kiosk.model import Kind
from kiosk.sync.messages import Ack, News
from tests.parts.founding import GROUP
from tests.parts.service import Hub, Someone

pytestmark = pytest.mark.anyio


def positions(someone: Someone) -> list[int]:
    return [one.position for one in someone.of(News)]


async def test_a_dashboard_that_comes_and_goes_misses_and_repeats_nothing(hub: Hub) -> None:
    chance = random.Random(7)
    desk = await hub.founded()
    devices = [await hub.device(desk) for _ in range(4)]
    await desk.watch(GROUP)

    async def pushes(device: Someone, who: int) -> None:
        for number in range(40):
            await device.push(hub.entry(f"r-{who}-{number}", Kind.REPORTED, device))
            if not chance.randrange(3):
                await asyncio.sleep(0)

    async def comes_and_goes() -> list[int]:
        heard: list[int] = []
        for _ in range(12):
            visitor = await hub.desk()
            await visitor.watch(GROUP, heard=heard[-1] if heard else 0)
            for _ in range(chance.randrange(6)):
                await asyncio.sleep(0)
            hub.service.leave(visitor.peer)
            heard += positions(visitor)
        return heard

    pushing = [asyncio.create_task(pushes(device, who)) for who, device in enumerate(devices)]
    heard = await comes_and_goes()
    await asyncio.gather(*pushing)
    assert heard
    all_of_them = positions(desk)
    assert len(all_of_them) == 160
    assert all_of_them == sorted(set(all_of_them))
    assert heard == all_of_them[: len(heard)]
    last = await hub.desk()
    await last.watch(GROUP, heard=heard[-1] if heard else 0)
    assert heard + positions(last) == all_of_them


async def test_acknowledgements_come_in_the_order_of_the_pushes(hub: Hub) -> None:
    device = await hub.device(await hub.founded())
    names = [f"r-{number}" for number in range(30)]
    await asyncio.gather(*(device.push(hub.entry(name, Kind.REPORTED, device)) for name in names))
    assert [one.id for one in device.of(Ack)] == names
