"""What can go wrong with a demo, each in one sentence."""

from __future__ import annotations

from kiosk.errors import NetjesError


class Stuck(NetjesError):
    """The player of the day cannot go on. Facts: ``station``, ``missed``, ``logs``."""

    message = "error.demo_stuck"


class OutOfOrder(NetjesError):
    """The day went another way than it should. Facts: ``missing``, ``logs``."""

    message = "error.demo_out_of_order"


class NoSuchPack(NetjesError):
    """``--pack`` is no protocol that comes with Netjes. Facts: ``name``, ``known``."""

    message = "error.demo_pack"


class BadClock(NetjesError):
    """``--clock`` is no time. Facts: ``clock``."""

    message = "error.demo_clock"
