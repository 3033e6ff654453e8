"""The devices and dashboards that are connected now, and who of them hears what."""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Callable, Iterable

from msgspec import Raw

from kiosk.hub.history import REGISTER
from kiosk.hub.store import Kept, Paper, SessionRow
from kiosk.hub.trimming import Trimmed
from kiosk.model import Device, Entry, Presence, Staff
from kiosk.sync.messages import Document, Downward, Gone, Here, News, Watched


class Peer:
    """A live connection. ``say`` sends a message; ``hang_up`` ends it with a reason (message id).

    A device has ``device``; a dashboard has ``staff`` and ``session`` while somebody is signed in,
    and ``watching`` holds the groups that it looks at. ``versions`` are the documents it has;
    ``saved`` is the last sign of life (ms) of the session that was written down, ``alarm`` rings
    when the session may be over. ``gone`` once its line is: what was under way for it then comes to
    nothing.
    """

    def __init__(self, say: Callable[[Downward], None], hang_up: Callable[[str], None]) -> None:
        self.say = say
        self.hang_up = hang_up
        self.id = ""
        self.device: Device | None = None
        self.staff: Staff | None = None
        self.session: SessionRow | None = None
        self.saved = 0
        self.watching: frozenset[str] = frozenset()
        self.versions: dict[str, int] = {}
        self.alarm: TimerHandle | None = None
        self.gone = False

    def hears_of(self, group: str) -> bool:
        """Whether this dashboard looks at the group, or at any if it is no group's matter."""
        return bool(self.watching) if not group else group in self.watching

    def hears(self, entry: Entry) -> bool:
        """Whether an entry that was kept is news for this peer.

        A device hears what others recorded about it, and nothing of the register.
        """
        if self.device is None:
            return self.hears_of(entry.group)
        return self.id == entry.device != entry.origin and entry.kind not in REGISTER

    def wants(self, key: str) -> bool:
        """Whether the document is for this peer.

        A device gets what is its groups' or everybody's, and every timetable: its groups may be
        made up of others. A dashboard without anybody signed in gets the school's name and no more.
        """
        room, _, group = key.partition("/")
        if self.device is not None:
            return not group or room == "timetable" or covers(self.device, group)
        return key == "school" or self.staff is not None

    def give(self, paper: Paper) -> None:
        """Send the document if it is for this peer and new to it."""
        if self.wants(paper.key) and self.versions.get(paper.key, 0) < paper.version:
            self.versions[paper.key] = paper.version
            self.say(Document(paper.key, paper.version, Raw(paper.body)))


def covers(device: Device, group: str) -> bool:
    """Whether the device is for this group; one without groups is for all."""
    return not device.groups or group in device.groups


class Crowd:
    """Everybody who is connected."""

    def __init__(self) -> None:
        self._peers: list[Peer] = []
        self._trimmed = Trimmed()

    def join(self, peer: Peer) -> None:
        """A peer is welcome. A device that was connected already goes on with the new line."""
        if peer.gone:
            return
        if peer.device is not None:
            for other in self._devices():
                if other.id == peer.id:
                    self._peers.remove(other)
                    other.hang_up("error.elsewhere")
        self._peers.append(peer)
        if peer.device is not None and (by := self._watchers_of(peer.device)):
            peer.say(Watched(by))

    def leave(self, peer: Peer) -> None:
        """A peer's line is gone."""
        peer.gone = True
        if peer not in self._peers:
            return
        self._peers.remove(peer)
        if peer.device is not None:
            for desk in self._desks():
                if any(covers(peer.device, group) for group in desk.watching):
                    desk.say(Gone(peer.id))
        self.watch(peer, frozenset())

    def watch(self, peer: Peer, groups: frozenset[str]) -> None:
        """A dashboard looks at these groups from now on.

        The devices concerned are told again even if the names stay the same: a new dashboard has
        to hear where the pupils are.
        """
        touched = peer.watching | groups
        peer.watching = groups
        for other in self._devices():
            if other.device is not None and any(covers(other.device, one) for one in touched):
                other.say(Watched(self._watchers_of(other.device)))

    def news(self, kept: Iterable[Kept]) -> None:
        """Tell the dashboards that look at the group, and the device that it is about."""
        for one in kept:
            for peer in self._peers:
                if peer.hears(one.entry):
                    peer.say(News(one.position, one.entry))

    def papers(self, papers: Iterable[Paper]) -> None:
        """Send new versions to whom they concern."""
        for paper in papers:
            for peer in self._peers:
                self.give(peer, paper)

    def give(self, peer: Peer, paper: Paper) -> None:
        """Send one peer a document, if it is for it; a device gets no more than it needs."""
        fitting = paper if peer.device is None else self._trimmed.of(paper)
        if fitting is not None:
            peer.give(fitting)

    def here(self, presence: Presence) -> None:
        """Pass on where a pupil is to who looks at the group."""
        for desk in self._desks():
            if desk.hears_of(presence.group):
                desk.say(Here(presence))

    def _devices(self) -> list[Peer]:
        return [peer for peer in self._peers if peer.device is not None]

    def _desks(self) -> list[Peer]:
        return [peer for peer in self._peers if peer.device is None]

    def _watchers_of(self, device: Device) -> list[str]:
        names = [
            desk.staff.name
            for desk in self._desks()
            if desk.staff is not None and any(covers(device, group) for group in desk.watching)
        ]
        return sorted(set(names))
