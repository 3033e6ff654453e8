"""What the Rooster page is about: a draft for each group, the week shown, what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Unpack

from PySide6.QtCore import QObject, Signal

from kiosk.desk.rooster.draft import Change, Draft, Unfit
from kiosk.desk.rooster.weeks import likeness, news
from kiosk.sync.asks import Answer, No, Put
from kiosk.timetable.model import Period, Timetable
from ui.teacher.tools import Tools

STALE = "error.stale"


class Chosen(NamedTuple):
    """A period on a day; at -1 the day as a whole; day 0 the week as a whole."""

    day: int = 0
    at: int = -1


WHOLE = Chosen()


class Editor(QObject):
    """The draft of the group looked at, and what is chosen.

    ``changed`` after every change of anything; ``refused`` with an Unfit that was tried.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._desk = tools.desk
        self._drafts: dict[str, Draft] = {}
        self._sent: dict[str, Timetable] = {}
        self.group = ""
        self.week = ""
        self.chosen = WHOLE
        self.alone = False
        self.stale = False

    # What there is

    @property
    def draft(self) -> Draft:
        """The draft of the group."""
        draft = self._drafts.get(self.group)
        if draft is None:
            draft = self._drafts[self.group] = Draft(self._theirs())
        return draft

    @property
    def periods(self) -> list[Period]:
        """The periods of the week shown."""
        return self.draft.periods(self.week)

    @property
    def period(self) -> Period | None:
        """The period that is chosen."""
        at, periods = self.chosen.at, self.periods
        return periods[at] if 0 <= at < len(periods) else None

    @property
    def scope(self) -> list[int]:
        """The days on which a change of the chosen period holds."""
        period = self.period
        if period is None:
            return []
        return [self.chosen.day] if self._split else period.days

    @property
    def theirs(self) -> list[Period]:
        """What a colleague changed meanwhile in the ordinary week."""
        return news(self.draft.saved.periods, self._theirs().periods)

    @property
    def saving(self) -> bool:
        """Whether the hub is asked to keep it now."""
        return self.group in self._sent

    # What the hub says

    def renew(self) -> None:
        """Another group, or another timetable: show it, and lose nothing of one's own."""
        if self.group != self._desk.group:
            self.group = self._desk.group
            self.week, self.chosen, self.alone = "", WHOLE, False
        draft, theirs = self.draft, self._theirs()
        if theirs == draft.saved:
            self.stale = False
        elif theirs in (draft.timetable, self._sent.get(self.group)):
            draft.kept(theirs)
            self.stale = False
        elif draft.unsaved:
            self.stale = not draft.merge(theirs)
        else:
            self._drafts[self.group] = Draft(theirs)
            self.stale = False
        self._tell()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Have the hub keep the draft."""
        group, value = self.group, self.draft.timetable
        if self.saving:
            return
        self._sent[group] = value

        def heard(answer: Answer) -> None:
            self._sent.pop(group, None)
            if isinstance(answer, Put):
                self._drafts[group].kept(value)
                self.stale = False if group == self.group else self.stale
            elif isinstance(answer, No) and answer.why == STALE and group == self.group:
                self.stale = True
            self._tell()
            if isinstance(answer, Put) and then is not None:
                then()

        self._desk.hours.put(f"timetable/{group}", value, heard)
        self._tell()

    def take_theirs(self) -> None:
        """Go on from what a colleague saved; undo brings one's own back."""
        theirs = self._theirs()
        self.draft.kept(theirs)
        self.draft.take(theirs)
        self.stale = False
        self._tell()

    def put_mine(self) -> None:
        """Save one's own over what a colleague saved."""
        self.draft.kept(self._theirs())
        self.stale = False
        self.save()

    def give_up(self) -> None:
        """Throw the draft away."""
        self._drafts[self.group] = Draft(self._theirs())
        self.stale = False
        self._tell()

    # What a hand does

    def choose(self, day: int = 0, at: int = -1) -> None:
        """Choose a period on a day, a day, or the week."""
        wanted = Chosen(day, at)
        if wanted != self.chosen:
            if at != self.chosen.at:
                self.alone = False
            self.chosen = wanted
            self._tell()

    def choose_week(self, week: str) -> None:
        """Show another week."""
        self.week, self.chosen, self.alone = week, WHOLE, False
        self._tell()

    def only_here(self, on: bool) -> None:
        """Changes hold for the chosen day alone, or for all days of the period."""
        self.alone = on
        self._tell()

    def do(self, step: Callable[[Draft], object]) -> bool:
        """Take a step; whether it could be. What cannot be is told by ``refused``."""
        try:
            step(self.draft)
        except Unfit as no:
            self.refused.emit(no)
            return False
        self._tell()
        return True

    def add(self, period: Period, day: int) -> bool:
        """One more, and choose it on this day."""

        def step(draft: Draft) -> None:
            self.chosen = Chosen(day, draft.add(self.week, period))
            self.alone = False

        return self.do(step)

    def change(
        self, at: int, day: int, *, split: bool, to: int = 0, **what: Unpack[Change]
    ) -> bool:
        """Change a period: on all of its days, or split off ``day``; then move it ``to`` a day."""

        def step(draft: Draft) -> None:
            old = draft.periods(self.week)[at]
            if to and to != day:
                days = [to] if split else [one for one in old.days if one != day] + [to]
                what["days"] = days
            now = draft.change(self.week, at, day=day if split else 0, **what)
            days = draft.periods(self.week)[now].days
            here = to or day
            self.chosen = Chosen(here if here in days else days[0], now)

        return self.do(step)

    def change_chosen(self, **what: Unpack[Change]) -> bool:
        """Change the chosen period, on the days of :attr:`scope`."""
        day, at = self.chosen
        return self.period is not None and self.change(at, day, split=self._split, **what)

    def remove_chosen(self) -> None:
        """Away with the chosen period, on the days of :attr:`scope`."""
        day, at = self.chosen
        if self.period is not None:
            split = self._split
            self.chosen = Chosen(day)
            self.do(lambda draft: draft.remove(self.week, at, day if split else 0))

    def undo(self) -> None:
        """A step back."""
        self._step(Draft.undo)

    def redo(self) -> None:
        """The step again."""
        self._step(Draft.redo)

    def splits(self, at: int) -> bool:
        """Whether a change of this period would hold for one day of several."""
        return self.alone and at == self.chosen.at and len(self.periods[at].days) > 1

    # Inside

    @property
    def _split(self) -> bool:
        return self.period is not None and self.splits(self.chosen.at)

    def _theirs(self) -> Timetable:
        return self._desk.hours.timetable(self.group) or Timetable(self.group)

    def _step(self, way: Callable[[Draft], None]) -> None:
        old = self.period
        way(self.draft)
        if self.week not in self.draft.names():
            self.week, self.chosen = "", WHOLE
        elif old is not None:
            self.chosen = Chosen(self.chosen.day, self._alike(old))
        self._tell()

    def _alike(self, old: Period) -> int:
        """The period that takes the place of one that was chosen."""
        day = self.chosen.day
        here = [(at, one) for at, one in enumerate(self.periods) if day in one.days]
        for wanted in (likeness(old), (old.kind, old.name), old.kind):
            for at, one in here:
                if wanted in (likeness(one), (one.kind, one.name), one.kind):
                    return at
        return -1

    def _tell(self) -> None:
        if self.week not in self.draft.names():
            self.week, self.chosen = "", WHOLE
        period = self.period
        if period is None or self.chosen.day not in period.days:
            self.chosen = Chosen(self.chosen.day)
        self.changed.emit()
