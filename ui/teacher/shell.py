"""The window's inside while somebody is on duty: the bar, what is urgent, and a page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.desk import codes, moments
from kiosk.desk.changes import Changes, Part, parts
from kiosk.desk.plain import harmless
from kiosk.sync.asks import PupilCode
from ui.style import SPACE
from ui.teacher.agreements.place import AgreementsPlace
from ui.teacher.class_page import ClassPage
from ui.teacher.codes_page import CodesPage
from ui.teacher.granting.over import Granting
from ui.teacher.group_page import GroupPage
from ui.teacher.header import PAGES, Header
from ui.teacher.hours.page import HoursPage
from ui.teacher.hours.year_place import YearPlace
from ui.teacher.inbox_page import InboxPage
from ui.teacher.pieces import Press, Said, card, column, row
from ui.teacher.pupils_page import PupilsPage
from ui.teacher.rest.group_bar import GroupBar
from ui.teacher.rest.over import Rest
from ui.teacher.team_page import TeamPage
from ui.teacher.tools import Tools
from ui.teacher.urgent import Urgent

_BEHIND = {"year": "hours", "import": "hours", "group": "pupils"}
"""Pages without a tab of their own, and the tab that they belong to."""

EVERYTHING = Changes(parts=frozenset(Part))


class Shell(QWidget):
    """Pages that renew what has changed. ``painted`` with a report's id when it is on screen."""

    painted = Signal(str)
    reacted = Signal(str, object)
    let_in = Signal(str)
    turned = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header = Header(tools)
        self.bar = GroupBar(tools)
        self.urgent = Urgent(tools)
        self.class_page = ClassPage(tools)
        self.inbox = InboxPage(tools)
        self.hours = HoursPage(tools)
        self.year = YearPlace(tools, self.hours, self._turn)
        self.group = GroupPage(tools)
        self.pupils = PupilsPage(tools)
        self.agreements = AgreementsPlace(tools)
        self.team = TeamPage(tools)
        self._codes: CodesPage | None = None
        self._pages = QStackedWidget()
        self._page = PAGES[0]
        self._by_name: dict[str, QWidget] = dict(
            zip(
                PAGES,
                (
                    self.class_page,
                    self.inbox,
                    self.hours,
                    self.pupils,
                    self.agreements,
                    self.team,
                ),
                strict=True,
            )
        )
        self._by_name.update(self.year.pages, group=self.group)
        self._trouble = Said()
        self._trouble_bar = card("notice")
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._tell_times)
        self._lay()
        self.rest = Rest(tools, self)
        self.granting = Granting(tools, self)
        self._connect()
        self.turn(PAGES[0])

    @property
    def page(self) -> str:
        """The name of the page that is shown; ``codes`` for picture codes."""
        return "codes" if self._codes is not None else self._page

    def turn(self, page: str) -> None:
        """Show this page; not while codes are to be saved, or a timetable is to be asked about."""
        if self._codes is not None:
            return
        if page != self._page == "hours" and self.hours.holds(lambda: self._turn(page)):
            self.header.turn(self._page)
            return
        self._turn(page)

    def _turn(self, page: str) -> None:
        self._page = page
        self._pages.setCurrentWidget(self._by_name[page])
        self.header.turn(_BEHIND.get(page, page))
        self._show_urgent()
        self.turned.emit(page)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        self.urgent.renew(changes)
        self._show_urgent()
        self.header.renew(changes)
        self.bar.renew(changes)
        self.granting.renew(changes)
        self.class_page.renew(changes)
        self.inbox.renew(changes)
        self.hours.renew(changes)
        self.year.renew(changes)
        self.pupils.renew(changes)
        self.agreements.renew(changes)
        self.team.renew(changes)
        if {Part.TROUBLE, Part.LINE} & changes.parts:
            self._tell_trouble()
        if Part.SESSION in changes.parts and self._tools.desk.duty.staff is None:
            self._forget()

    def show_codes(self, told: list[PupilCode]) -> None:
        """Show new picture codes, until they are saved or given up."""
        desk = self._tools.desk
        groups = {one.id: one.name for one in desk.groups()}
        sheet = codes.sheet(desk.school.name, groups.get(desk.group, ""), told)
        day: date = moments.local(desk.clock.now(), desk.school.zone).date()
        self._codes = CodesPage(self._tools, sheet, day)
        self._codes.done.connect(self._codes_done)
        self._pages.addWidget(self._codes)
        self._pages.setCurrentWidget(self._codes)
        self._show_urgent()
        self._codes.save.setFocus()
        self.header.hold(on=True)
        self.turned.emit("codes")

    def open_report(self, report: str) -> None:
        """Show a report in the inbox."""
        self.turn("inbox")
        self.inbox.choose(report)

    def open_pupil(self, pupil: str) -> None:
        """Show a pupil's report if there is one, else the pupil's line in the list."""
        seated = self._tools.desk.touch(pupil)
        if seated is not None and seated.reports:
            self.open_report(seated.reports[0])
        else:
            self.turn("pupils")
            self.pupils.choose(pupil)

    def open_protocol(self) -> None:
        """Show the protocol that is in force."""
        self.turn("agreements")
        self.agreements.open("protocol")

    def showEvent(self, event: QShowEvent) -> None:
        """Time goes on while this can be seen."""
        super().showEvent(event)
        self._tell_times()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no need to tell the time."""
        super().hideEvent(event)
        self._minute.stop()

    def _rest_for(self, pupil: str) -> None:
        tile = self.class_page.tile(pupil)
        if tile is not None:
            self.rest.begin(tile, pupil)

    def _add_group(self) -> None:
        self.turn("group")
        if self._page == "group":
            self.group.begin()

    def _group_made(self, group: str, told: list[PupilCode]) -> None:
        """The new group is looked at from now on; its codes are shown once."""
        self._turn(PAGES[0])
        self._tools.desk.look_at(group)
        self.show_codes(told)

    def _codes_done(self) -> None:
        page, self._codes = self._codes, None
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
        self.header.hold(on=False)
        self.turn(PAGES[0])
        self.setFocus()

    def _forget(self) -> None:
        self.rest.close_panel()
        self.granting.close_panel()
        if self._codes is not None:
            self._codes_done()
        self._turn(PAGES[0])

    def _look_at(self, group: str) -> None:
        """Another group; a timetable that is not saved is asked about first."""
        desk = self._tools.desk
        leaves = group != desk.group and self._page == "hours"
        if leaves and self.hours.holds(lambda: desk.look_at(group)):
            self.header.renew(parts(Part.GROUP))
        else:
            desk.look_at(group)

    def _show_urgent(self) -> None:
        self.urgent.show_reports(on=self.page != "inbox")
        wanted = self.page == PAGES[0] or (bool(self.urgent.order) and self._codes is None)
        if self.urgent.isHidden() == wanted:
            self.urgent.setVisible(wanted)

    def _tell_times(self) -> None:
        desk = self._tools.desk
        self.urgent.tell_times()
        self.inbox.tell_times()
        self.bar.tell_times()
        self.hours.tell_times()
        self.year.tell_times()
        if self.isVisible():
            self._minute.start(moments.until_next_minute(desk.clock.now()) + 50)

    def _tell_trouble(self) -> None:
        desk, words = self._tools.desk, self._tools.words
        said = self._tools.no(desk.trouble) if desk.connected else words("teacher.line.works")
        self._trouble.say(harmless(said, 300))
        self._trouble_bar.setVisible(bool(said))
        self._read.setVisible(desk.connected)

    def _connect(self) -> None:
        self.header.turned.connect(self.turn)
        self.header.grouped.connect(self._look_at)
        self.header.signed_out.connect(self._tools.desk.duty.sign_out)
        self.header.adding.connect(self._add_group)
        self.group.left.connect(lambda: self.turn(PAGES[0]))
        self.group.made.connect(self._group_made)
        self.year.in_force.longer.connect(lambda one: self.rest.begin(self.year.in_force, like=one))
        self.bar.ticked.connect(lambda: self.year.renew(parts(Part.HOURS)))
        self.bar.more.connect(lambda: self.rest.begin(self.bar.menu))
        self.bar.permitted.asked.connect(lambda: self.granting.begin(self.bar.permitted))
        self.class_page.asked.connect(self._rest_for)
        self.urgent.painted.connect(self.painted)
        self.urgent.opened.connect(self.open_report)
        self.urgent.reacted.connect(self.reacted)
        self.urgent.let_in.connect(self.let_in)
        self.inbox.painted.connect(self.painted)
        self.inbox.reacted.connect(self.reacted)
        self.class_page.pressed.connect(self.open_pupil)
        self.class_page.review.opened.connect(self.open_protocol)
        self.pupils.coded.connect(self.show_codes)

    def _lay(self) -> None:
        outer = column(self, 0)
        outer.addWidget(self.header)
        outer.addWidget(self.bar)
        inside = column(gap=SPACE.medium, margin=SPACE.medium)
        line = row(self._trouble_bar, SPACE.small, 6)
        line.addSpacing(SPACE.small)
        line.addWidget(self._trouble, 1)
        said = self._tools.words("teacher.trouble.read")
        self._read = Press("read", said, self._tools.desk.quiet, kind="link")
        line.addWidget(self._read)
        self._trouble_bar.hide()
        for page in self._by_name.values():
            self._pages.addWidget(page)
        inside.addWidget(self._trouble_bar)
        inside.addWidget(self.urgent)
        inside.addWidget(self._pages, 1)
        outer.addLayout(inside, 1)
