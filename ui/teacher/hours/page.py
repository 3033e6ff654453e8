"""Rooster: the week under a hand, what is chosen beside it, and the year below.

``below`` is the place under the week (the year strip), ``beside`` the place at the end of the
column to its right (what is in force).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.desk.changes import AROUND_HOURS, Changes
from kiosk.desk.plain import harmless
from kiosk.desk.rooster.draft import Unfit
from ui.style import SPACE
from ui.teacher.hours.fields import WordField
from ui.teacher.hours.question import Question, Way
from ui.teacher.hours.week import said
from ui.teacher.hours.week.bar import WeekBar
from ui.teacher.hours.week.block_panel import BlockPanel
from ui.teacher.hours.week.day_list import DayList
from ui.teacher.hours.week.day_panel import DayPanel
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.odd_list import OddList
from ui.teacher.hours.week.variant_panel import VariantPanel
from ui.teacher.hours.week.view import WeekView
from ui.teacher.hours.week.week_panel import WeekPanel
from ui.teacher.pieces import Said, card, column, row, scroller
from ui.teacher.tools import Tools

SIDE = 384  # pixels for the column beside the week
WIDE = 1200  # pixels from which the bar has room for a way to the strip
HIGH = 720  # pixels from which week and year fit under one another


class HoursPage(QWidget):
    """The page. Drafts outlive a session: they go with the window."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self.editor = Editor(tools)
        self.bar = WeekBar(tools, self.editor)
        self.stale = Question()
        self.leaving = Question()
        self.week = WeekView(tools, self.editor)
        self.block = BlockPanel(tools, self.editor)
        self.day = DayPanel(tools, self.editor)
        self.whole = WeekPanel(tools, self.editor)
        self.variant = VariantPanel(tools, self.editor)
        self.odd = OddList(tools, self.editor)
        self.list = DayList(tools, self.editor)
        self._year, self._now = QWidget(), QWidget()
        self.below = column(self._year)
        self.beside = column(self._now)
        self._panels = (self.block, self.day, self.variant, self.whole)
        self.panel: QWidget = self.whole
        self._onward: Callable[[], None] | None = None
        self._lay()
        self._connect()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if AROUND_HOURS & changes.parts:
            self._leave_over()
            self.editor.renew()

    def tell_times(self) -> None:
        """A minute has gone by."""
        self.week.tell_time()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window shows the year when asked, a high one always."""
        super().resizeEvent(event)
        self._fit()

    def holds(self, onward: Callable[[], None]) -> bool:
        """Whether somebody should be asked first what becomes of the draft.

        ``onward`` is called when it is saved or thrown away.
        """
        if not self.editor.draft.unsaved:
            return False
        self._onward = onward
        words = self._tools.words
        self.leaving.ask(
            words("teacher.leave.ask", group=self._group()),
            Way("leave.save", words("teacher.leave.save"), self._save_and_go, "main"),
            Way("leave.drop", words("teacher.leave.drop"), self._drop_and_go),
            Way("leave.stay", words("teacher.leave.stay"), self._leave_over),
        )
        self.leaving.ways["leave.save"].setFocus()
        return True

    def offer_dates(self, first: date, last: date) -> None:
        """Dates picked elsewhere, for the variant that is shown."""
        if self.editor.week:
            self.editor.choose()
            self.variant.offer(first, last)

    def _show(self) -> None:
        """The draft has changed, or what is chosen."""
        editor = self.editor
        self.bar.renew()
        self.odd.renew()
        if not editor.draft.unsaved:
            self._leave_over()
        self.list.renew()
        self._fit()
        wanted: QWidget = self.whole
        if editor.period is not None:
            wanted = self.block
        elif editor.chosen.day:
            wanted = self.day
        elif editor.week or self.variant.new:
            wanted = self.variant
        if wanted is not self.variant:
            self.variant.new = False
        self.panel = wanted
        shown = [wanted]
        if wanted is self.variant and not self.variant.new:
            shown.append(self.whole)
        for panel in self._panels:
            if panel in shown:
                panel.renew()
            panel.setVisible(panel in shown)
        self._show_stale()

    def _fit(self) -> None:
        high = self.height() >= HIGH
        self.bar.year.setVisible(not high and self.width() >= WIDE)
        self._year.setVisible(high or self.bar.year.isChecked())
        desk = self._tools.desk
        given = desk.duty.staff is not None and bool(desk.hours.in_force())
        self._now.setVisible(high or given)

    def _show_stale(self) -> None:
        words = self._tools.words
        if not self.editor.stale:
            self.stale.quiet()
        elif self.stale.isHidden():
            self.stale.ask(
                self._tools.beside(
                    words("teacher.stale.ask", group=self._group()),
                    said.several(self._tools, self.editor.theirs),
                ),
                Way("stale.take", words("teacher.stale.take"), self.editor.take_theirs),
                Way("stale.put", words("teacher.stale.put"), self.editor.put_mine),
            )

    def _refused(self, no: Unfit) -> None:
        panel = self.panel
        if self.whole.isVisible() and no.field in self.whole.quick.fields:
            panel = self.whole
        if isinstance(panel, BlockPanel | DayPanel | VariantPanel):
            panel.tell(no)
        elif isinstance(panel, WeekPanel):
            panel.quick.tell(no)

    def _group(self) -> str:
        groups = {one.id: one.name for one in self._tools.desk.groups()}
        return harmless(groups.get(self.editor.group, ""), 40)

    def _save_and_go(self) -> None:
        onward = self._onward
        self.editor.save(onward)

    def _drop_and_go(self) -> None:
        onward = self._onward
        self.editor.give_up()
        if onward is not None:
            onward()

    def _leave_over(self) -> None:
        self._onward = None
        self.leaving.quiet()

    def _go_back(self) -> None:
        self.variant.new = False
        self._show()
        self.week.setFocus()

    def _new_variant(self) -> None:
        self.editor.choose()
        self.variant.begin_new()
        self._show()
        self.variant.begin_new()

    def _open(self) -> None:
        """Type what is chosen."""
        if self.panel is self.block:
            self.block.begin()
        elif self.panel is self.day:
            self.day.begin()

    def _connect(self) -> None:
        self.editor.changed.connect(self._show)
        self.editor.refused.connect(self._refused)
        self.week.opened.connect(self._open)
        self.bar.fresh.connect(self._new_variant)
        self.bar.year.toggled.connect(self._fit)
        for panel in (self.block, self.day, self.variant):
            panel.back.clicked.connect(self._go_back)
        for field in self.findChildren(WordField):
            field.left.connect(self.week.setFocus)
        for keys, does in (
            (QKeySequence.StandardKey.Undo, self.editor.undo),
            (QKeySequence.StandardKey.Redo, self.editor.redo),
            (QKeySequence.StandardKey.Save, self.bar.save.click),
        ):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(does)

    def _lay(self) -> None:
        words = self._tools.words
        outer = column(self, SPACE.small)
        outer.addWidget(self.bar)
        outer.addWidget(self.stale)
        outer.addWidget(self.leaving)
        across = row(gap=SPACE.medium)
        left = column(gap=SPACE.small)
        ground = card()
        inside = column(ground, SPACE.hair, SPACE.small)
        inside.addWidget(self.week, 1)
        inside.addWidget(Said(words("teacher.rooster.keys"), voice="small"))
        left.addWidget(ground, 1)
        left.addWidget(self._year)
        across.addLayout(left, 1)
        across.addWidget(self._side())
        outer.addLayout(across, 1)

    def _side(self) -> QFrame:
        side = card()
        side.setFixedWidth(SIDE)
        inside = QWidget()
        laid = column(inside, SPACE.small)
        laid.setContentsMargins(SPACE.medium, SPACE.small, SPACE.medium, SPACE.small)
        for panel in self._panels:
            laid.addWidget(panel)
            panel.setVisible(panel is self.panel)
        laid.addWidget(self.list)
        laid.addStretch(1)
        whole = column(side)
        whole.addWidget(scroller(inside), 1)
        foot = column(gap=SPACE.small, margin=SPACE.small)
        foot.addWidget(self.odd)
        foot.addWidget(self._now)
        whole.addLayout(foot)
        return side
