"""What happened on the day, in order, and whether it is the day that it should be."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.model import Role
from kiosk.packs import Policy
from kiosk.packs.model import ConsentUse, Downloads

_COMING_IN = ("hub_ready", "signed_in", "agreements_read", "looked_up", "page_open")
_SITE = ("wrong_page_open", "tapped", "covered", "on_dashboard", "handled")
_LOOKED = ("handbook", "protocol")
_END = ("signed_out",)


def day_of(policy: Policy) -> tuple[str, ...]:
    """The steps that make the day under a protocol, in the order in which they must come."""
    return (
        *_COMING_IN,
        *_download(policy),
        *_SITE,
        *_LOOKED,
        *_social(policy),
        *_pause(policy),
        *_END,
    )


def permits(policy: Policy) -> bool:
    """Whether a teacher can permit social media: it is held back, and a teacher may."""
    return policy.social_media.value is not None and Role.TEACHER in policy.grant_by.value


def teaching_consent(policy: Policy) -> int | None:
    """The place of the consent that social media waits for among those asked; None: none."""
    terms = policy.pack.consents if policy.pack else []
    waits = (at for at, one in enumerate(terms) if one.use is ConsentUse.SOCIAL_MEDIA)
    return next(waits, None)


def _download(policy: Policy) -> tuple[str, ...]:
    if policy.downloads.value is Downloads.NONE:
        return ("download_refused",)
    return ("download_saved", "file_seen")


def _social(policy: Policy) -> tuple[str, ...]:
    if policy.social_media.value is None:
        return ("social_free",)
    if not permits(policy):
        return ("social_refused",)
    asked = () if teaching_consent(policy) is None else ("consents_recorded",)
    return ("social_refused", *asked, "social_permitted", "social_open", "social_over")


def _pause(policy: Policy) -> tuple[str, ...]:
    if policy.closes.value:
        return ("warned", "closed", "rain_break", "rain_over", "reopened")
    return ("open_in_break", "closed_by_teacher", "reopened")


@dataclass(frozen=True)
class Step:
    """Something that happened: ``t`` is monotonic, in ns."""

    name: str
    t: int


class Timeline:
    """The steps of a day. ``offset`` is school time less monotonic time, in ms."""

    def __init__(self, offset: int, zone: str) -> None:
        self._offset = offset
        self._zone = ZoneInfo(zone)
        self.steps: list[Step] = []

    def add(self, name: str, t: int) -> Step:
        """Something happened at ``t`` (monotonic ns)."""
        step = Step(name, t)
        self.steps.append(step)
        return step

    def school_time(self, step: Step) -> str:
        """When it was at school, local."""
        moment = dt.datetime.fromtimestamp((self._offset + step.t // 1_000_000) / 1000, self._zone)
        return moment.isoformat(timespec="milliseconds")

    def missing(self, day: Sequence[str]) -> list[str]:
        """The steps of the day that did not come, or came out of their order."""
        left = list(day)
        for step in sorted(self.steps, key=lambda each: each.t):
            if left and step.name == left[0]:
                left.pop(0)
        return left

    def lines(self) -> list[str]:
        """The day for people to read, a step a line."""
        return [
            f"{self.school_time(step)[11:19]}  {step.name:<18} +{ms:>9.1f} ms"
            for step, ms in self._spans()
        ]

    def save(self, path: Path) -> None:
        """Write it as JSON; ``ms`` are those since the step before."""
        steps = [
            {"name": step.name, "school_time": self.school_time(step), "ms": ms}
            for step, ms in self._spans()
        ]
        path.write_text(json.dumps({"steps": steps}, indent=1) + "\n", "utf-8")

    def _spans(self) -> list[tuple[Step, float]]:
        ordered = sorted(self.steps, key=lambda each: each.t)
        before = [ordered[0], *ordered] if ordered else []
        return [
            (step, round((step.t - last.t) / 1e6, 1))
            for last, step in zip(before, ordered, strict=False)
        ]
