"""What staff decide for a while against the timetable: open or closed, always with an end.

A group's overrides are one document, ``overrides/G``, that the hub alone makes: whoever gives one
never overwrites another's, and none is without a giver, an end and a ceiling. One that is over, or
was ended, goes out of the document with the next change; the entries keep who, what and when.
"""

from __future__ import annotations

from functools import partial

from kiosk import access, ulid
from kiosk.access import Action
from kiosk.hub import papers, wording
from kiosk.hub.core import Change, Core
from kiosk.hub.store import Kept, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Fact, Kind, Override, Staff, Why
from kiosk.sync.asks import LONGEST_NOTE, Answer, Done, EndOverride, Given, GiveOverride

AHEAD_DAYS = 7
"""An override begins at most this many days from now: what is known longer is a variant's."""

MOST = 60
"""Overrides of a group, or still to come, at a time: one for each pupil of the largest."""

LEEWAY = 5_000
"""How far (ms) beyond what is allowed an end is cut back instead of refused: clocks differ."""

REST = 5 * access.MINUTE
"""Two that are less than this (ms) apart are one as far as the ceiling goes."""

_DAY = 86_400_000

_OPENS = {Why.LONGER: True, Why.CLOSED_NOW: False}
"""What these always do; a rain break may do either."""


class Overriding:
    """Answers who gives and ends overrides."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def answer(self, staff: Staff, ask: GiveOverride | EndOverride) -> Answer:
        """One more override; or one less, done as well when it is over already."""
        if isinstance(ask, EndOverride):
            return await self._core.change(partial(self._end, staff=staff, ask=ask))
        note = wording.note(ask.note, LONGEST_NOTE)
        return await self._core.change(partial(self._give, staff=staff, ask=ask, note=note))

    def _give(self, store: Store, *, staff: Staff, ask: GiveOverride, note: str) -> Change:
        school, now = self._core.school, self._core.now()
        roster, _ = papers.roster(store, school, ask.group)
        if ask.pupil and ask.pupil not in {pupil.id for pupil in roster.pupils}:
            raise Unfit("error.unknown_pupil")
        ceiling = papers.calendar(store, school).ceiling
        given = _given(ask, staff, note, now, ceiling)
        held = _in_force(papers.overrides(store, school, ask.group), now)
        _check_chain(held, given, now, access.longest_override(staff.role, ceiling))
        if len(held) >= MOST:
            raise Unfit("error.too_many_overrides", most=MOST)
        return self._changed(store, staff, [*held, given], given, Given(given))

    def _end(self, store: Store, *, staff: Staff, ask: EndOverride) -> Change:
        school, now = self._core.school, self._core.now()
        papers.roster(store, school, ask.group)
        held = _in_force(papers.overrides(store, school, ask.group), now)
        ended = next((one for one in held if one.id == ask.id), None)
        if ended is None:
            return Change(Done())
        left = [one for one in held if one.id != ask.id]
        return self._changed(store, staff, left, ended, Done(), ended_at=now)

    def _changed(
        self,
        store: Store,
        staff: Staff,
        left: list[Override],
        one: Override,
        answer: Answer,
        ended_at: int = 0,
    ) -> Change:
        key = papers.overrides_key(one.group)
        paper = papers.put(store, self._core.school, key, left, self._core.now())
        return Change(answer, self._note(store, staff, one, ended_at), [paper])

    def _note(self, store: Store, staff: Staff, one: Override, ended_at: int) -> list[Kept]:
        body: dict[str, Fact] = {
            "key": "override",
            "id": one.id,
            "opens": one.opens,
            "why": one.why.value,
            "start": one.start,
            "end": one.until,
        }
        if ended_at:
            body["ended"] = ended_at
        whom = {"group": one.group, "pupil": one.pupil, "staff": staff.id}
        return self._core.keep(store, Kind.OVERRIDDEN, body=body, **whom)


def _in_force(overrides: list[Override], now: int) -> list[Override]:
    return [one for one in overrides if one.until > now]


def _given(ask: GiveOverride, staff: Staff, note: str, now: int, ceiling: int) -> Override:
    """The override as it will stand. Raises :class:`Unfit`. ``ceiling`` in minutes."""
    start = max(ask.start, now)
    if ask.opens is not _OPENS.get(ask.why, ask.opens):
        raise Unfit("error.document", key="overrides")
    if ask.end <= start:
        raise Unfit("error.override_over")
    if start > now + AHEAD_DAYS * _DAY:
        raise Unfit("error.override_early", days=AHEAD_DAYS)
    most = access.longest_override(staff.role, ceiling)
    if ask.end - start > most + LEEWAY:
        raise Unfit("error.ceiling", minutes=most // access.MINUTE)
    end = min(ask.end, start + most)
    leads = access.may(staff.role, Action.RAISE_CEILING).allowed
    return Override(
        id=ulid.new(now),
        group=ask.group,
        opens=ask.opens,
        why=ask.why,
        start=start,
        end=end,
        ceiling=end if leads else start + most,
        staff=staff.id,
        by=staff.name,
        pupil=ask.pupil,
        note=note,
    )


def _check_chain(held: list[Override], given: Override, now: int, most: int) -> None:
    """Refuse one that, with others that go on before or after it, lasts from now beyond ``most``.

    Who may not raise the ceiling (juliana P11) does not raise it link by link either. One that is
    longer by itself is a leader's. Raises :class:`Unfit`.
    """
    alike = [one for one in held if one.opens is given.opens and one.until - one.start <= most]
    whom = {given.pupil} if given.pupil else {"", *(one.pupil for one in alike)}
    for pupil in whom:
        begin, end = _stretch(given, [one for one in alike if one.pupil in ("", pupil)])
        if end - max(begin, now) > most + LEEWAY:
            raise Unfit("error.ceiling", minutes=most // access.MINUTE)


def _stretch(given: Override, alike: list[Override]) -> tuple[int, int]:
    """From when until when it lasts, together with those that go on before and after it."""
    begin, end, waiting = given.start, given.until, alike
    while near := [one for one in waiting if one.start < end + REST and one.until > begin - REST]:
        begin = min(begin, *(one.start for one in near))
        end = max(end, *(one.until for one in near))
        waiting = [one for one in waiting if one not in near]
    return begin, end
