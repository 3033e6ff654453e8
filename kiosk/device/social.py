"""What the web is for a pupil now; social media in lessons above all (juliana A1).

Social media is held back in lessons, unless staff gave permission beforehand. What a lesson is, the
timetable says, whatever staff decided about open and closed: a rain break is no lesson, and neither
is an hour that devices stay open for after school. A combined group has lessons while all of its
parts have. Without a timetable it is always a lesson. While the time is unknown it is one without
permission: whether that has ended cannot be known either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.model import Permission
from kiosk.packs.policy import Policy
from kiosk.timetable.verdicts import Reason
from kiosk.trust import Trust
from kiosk.web.rules import WebRules
from kiosk.web.social import plain

if TYPE_CHECKING:
    from kiosk.device.closing import Hours
    from kiosk.device.shelf import Shelf
    from kiosk.device.writing import Session

LESSONS = frozenset({Reason.LESSON, Reason.NO_TIMETABLE})
"""What the timetable says of a time in which social media is held back."""

_LETS = frozenset({Permission.SOCIAL_MEDIA})


class Social:
    """The rules for the web, at the moment of the last look at the clock."""

    def __init__(self, shelf: Shelf, hours: Hours) -> None:
        self._shelf = shelf
        self._hours = hours
        self._ready = False
        self._of: Policy | None = None  # whose the hosts are
        self._social: frozenset[str] = frozenset()
        self._free: frozenset[str] = frozenset()

    def ready(self) -> None:
        """The list of services has been read: until then hosts of the school's own count alone."""
        self._ready = True
        self._of = None

    def rules(self, session: Session | None) -> WebRules:
        """What holds on the web for this pupil now."""
        policy = self._shelf.policy
        if self._of is not policy:
            self._of = policy
            self._social, self._free = self._hosts(policy)
        held = self.held(session)
        return WebRules(
            social=self._social if held else frozenset(),
            free=self._free if held else frozenset(),
            downloads=policy.downloads.value,
            captures=policy.captures.value,
        )

    def held(self, session: Session | None) -> bool:
        """Whether social media is held back, for this pupil; for nobody: as without permission."""
        if self._shelf.policy.social_media.value is None:
            return False
        if session is None or self._hours.trust is Trust.NONE:
            return True
        now = self._hours.now
        if self._shelf.lessons(session.group).verdict(now).reason not in LESSONS:
            return False
        grants = self._shelf.grants.get(session.group, [])
        return not any(one.what in _LETS and one.holds(now, session.pupil) for one in grants)

    def moments(self, session: Session | None) -> Iterable[int]:
        """When (ms) that can be different: lessons begin and end, permissions too."""
        if session is None or self._shelf.policy.social_media.value is None:
            return
        if self._hours.trust is Trust.NONE:
            return
        yield self._shelf.lessons(session.group).next_change(self._hours.now)
        for grant in self._shelf.grants.get(session.group, []):
            yield grant.start
            yield grant.end

    def _hosts(self, policy: Policy) -> tuple[frozenset[str], frozenset[str]]:
        """What counts as social media, and what the school took off again."""
        free = frozenset(map(plain, policy.choices.less_social))
        if not self._ready:
            return frozenset(map(plain, policy.choices.more_social)), free
        from kiosk.packs import services

        found = services.hosts(policy.services, policy.choices)
        return frozenset(map(plain, found)), free
