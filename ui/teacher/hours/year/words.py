"""The year in words: a day, a stretch of days."""

from __future__ import annotations

from datetime import date

from kiosk.desk.plain import harmless
from kiosk.desk.year import LESSONS, Day
from ui.teacher.tools import Tools


class YearWords:
    """Says what a day is, for the eye and for a screen reader."""

    def __init__(self, tools: Tools) -> None:
        self._words = tools.words

    def day(self, day: Day) -> str:
        """A whole day: "Tuesday 20 October: holiday, Herfstvakantie"."""
        parts = [self._what(day)]
        if day.variant and day.sort in LESSONS:
            parts.append(self._words("teacher.year.uses", variant=harmless(day.variant, 40)))
        if day.given:
            key = "given_one" if day.given == 1 else "given"
            parts.append(self._words(f"teacher.year.{key}", count=day.given))
        return f"{self.named(day.date)}: {', '.join(parts)}"

    def named(self, on: date) -> str:
        """A date with its day of the week, without its year."""
        weekday = self._words(f"teacher.weekday.{on.isoweekday()}")
        return self._words(
            "teacher.year.date",
            weekday=weekday,
            day=on.day,
            month=self._words(f"teacher.month.{on.month}"),
        )

    def span(self, first: date, last: date) -> str:
        """From one date to another, as short as it goes: "17 to 25 October"."""
        ends = self._short(last)
        if first == last:
            return ends
        begins = str(first.day) if first.month == last.month else self._short(first)
        return self._words("teacher.year.span", first=begins, last=ends)

    def _short(self, on: date) -> str:
        return f"{on.day} {self._words(f'teacher.month.{on.month}')}"

    def _what(self, day: Day) -> str:
        times = {"opens": day.opens.removeprefix("0"), "closes": day.closes.removeprefix("0")}
        facts = {"name": harmless(day.name, 60), **times}
        if (day.opens, day.closes) == ("00:00", "24:00"):
            return self._words("teacher.year.is.always")
        if day.off is not None and facts["name"].casefold() == self._sort(day).casefold():
            return self._sort(day)
        said = self._words(f"teacher.year.is.{day.sort.value}", **facts)
        known = day.sort not in LESSONS and day.off is None and day.half is not None
        return f"{said} ({facts['name']})" if known else said

    def _sort(self, day: Day) -> str:
        return self._words(f"teacher.year.key.{day.sort.value}")
