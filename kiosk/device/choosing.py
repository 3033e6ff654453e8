"""Who are you: the groups of this device, and the pupils of a group."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from kiosk import names
from kiosk.device.shelf import Shelf
from kiosk.model import Device, Group, Pupil


class NameTile(Struct, frozen=True):
    """A pupil to choose: the id, and the name as the group knows it."""

    pupil_id: str
    shown: str


class Choosing:
    """What there is to choose from."""

    def __init__(self, device: Device, shelf: Shelf) -> None:
        self._device = device
        self._shelf = shelf

    @property
    def group_ids(self) -> list[str]:
        """The groups that use this device; a device without its own serves every group."""
        return self._device.groups or sorted(self._shelf.rosters)

    @property
    def only_group(self) -> str:
        """The group, where there is one only; otherwise ""."""
        groups = self.group_ids
        return groups[0] if len(groups) == 1 else ""

    def groups(self) -> list[Group]:
        """The groups whose pupils are known, by name."""
        rosters = self._shelf.rosters
        found = [rosters[group].group for group in self.group_ids if group in rosters]
        return sorted(found, key=lambda group: names.sort_key(group.name))

    def names(self, group: str) -> list[NameTile]:
        """The pupils of the group, by name."""
        roster = self._shelf.rosters.get(group)
        pupils = names.in_order(roster.pupils) if roster else []
        called = names.called(pupils)
        return [NameTile(pupil.id, called[pupil.id]) for pupil in pupils]

    def among(self, chosen: Mapping[str, Collection[str]]) -> list[NameTile]:
        """Of each group these pupils, by name."""
        return [
            tile
            for group, pupils in chosen.items()
            if pupils
            for tile in self.names(group)
            if tile.pupil_id in pupils
        ]

    def group_of(self, pupil: str) -> str:
        """The group of this device that the pupil is in; "" when there is none."""
        return next((one for one in self.group_ids if self.pupil(one, pupil)), "")

    def pupil(self, group: str, pupil: str) -> Pupil | None:
        """A pupil of the group."""
        roster = self._shelf.rosters.get(group)
        return next((one for one in roster.pupils if one.id == pupil), None) if roster else None
