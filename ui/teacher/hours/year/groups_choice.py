"""For all groups, or for those that are ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kiosk.desk.plain import harmless
from ui.teacher.pieces import Opener, unkeyed
from ui.teacher.tools import Tools


class GroupsChoice(Opener):
    """A button that says which groups, with a tick for each in its menu; none ticked is all."""

    changed = Signal()

    def __init__(self, tools: Tools, name: str) -> None:
        super().__init__(name, tools.words("teacher.year.every_group"))
        self._tools = tools
        self._actions: dict[str, QAction] = {}
        self._names: dict[str, str] = {}
        self._menu = QMenu(self)
        self.drop(self._menu)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups ticked; none: all."""
        return tuple(id for id, action in self._actions.items() if action.isChecked())

    def show_groups(self, ticked: tuple[str, ...]) -> None:
        """Tick these; a group that this dashboard does not know stays ticked under its id."""
        known = {one.id: harmless(one.name, 40) for one in self._tools.desk.groups()}
        known.update({id: id for id in ticked if id not in known})
        self._names = known
        self._menu.clear()
        self._actions = {}
        every = self._menu.addAction(self._tools.words("teacher.year.every_group"))
        every.triggered.connect(lambda _=False: self.show_groups(()))
        self._menu.addSeparator()
        for id, name in known.items():
            action = self._menu.addAction(unkeyed(name))
            action.setCheckable(True)
            action.setChecked(id in ticked)
            action.triggered.connect(lambda _=False: self._tell())
            self._actions[id] = action
        self._tell()

    def _tell(self) -> None:
        names = [self._names[id] for id in self.groups]
        every = self._tools.words("teacher.year.every_group")
        said = self._tools.words("teacher.year.these_groups", groups=", ".join(names))
        self.setText(harmless(said, 44) if names else every)
        self.setAccessibleName(self.text())
        self.changed.emit()
