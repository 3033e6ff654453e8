"""A seat whose school changes its mind: packs, choices and permissions come and go mid-session.

Whatever the order of events: social media is on the screen only when it may be, devices are closed
exactly when the protocol and the timetable say so, and a pupil's files are that pupil's alone.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec import structs

from kiosk.device.seat import Place, Why, WorkFile
from kiosk.model import Grant, Permission
from kiosk.packs.model import (
    Downloads,
    Question,
    Services,
    Setting,
    Settings,
    SocialMedia,
    Think,
)
from kiosk.packs.policy import Choices
from kiosk.timetable.plan import Plan
from kiosk.timetable.verdicts import Reason
from kiosk.trust import Trust
from tests.property.test_seat import MINUTE, SeatMachine
from tests.unit.device.fakes import FIVE, IDA, NOOR, SEM, SIX, ZONE, pack

SAID = st.sampled_from([None, True, False])
SOCIAL = st.sampled_from([None, SocialMedia.PERMISSION, SocialMedia.EDUCATIONAL])
DOWNLOADS = st.sampled_from([None, *Downloads])
VIDEO = "https://m.youtube.com/watch?v=1"
CHAT = "https://chat.example/"
THINK = Think("D", [Question("D", {"nl": "Doet het ertoe?"})])


class ProtocolMachine(SeatMachine):
    """Everything that can happen to a seat, and everything that a school can decide meanwhile."""

    @rule(closes=SAID, social=SOCIAL, downloads=DOWNLOADS, think=st.booleans(), new=st.booleans())
    def new_pack(
        self,
        *,
        closes: bool | None,
        social: SocialMedia | None,
        downloads: Downloads | None,
        think: bool,
        new: bool,
    ) -> None:
        self.reading += new
        stated = Settings(
            closed_in_breaks=Setting(closes, "P11"),
            social_media=Setting(social, "A1"),
            downloads=Setting(downloads, "P9"),
            services=Services(named=["youtube"]),
        )
        made = structs.replace(pack(self.reading, stated), think=THINK if think else None)
        self.world.document("pack", made)

    @rule(closes=SAID, social=SOCIAL, downloads=DOWNLOADS, chat=st.booleans())
    def new_choices(
        self,
        *,
        closes: bool | None,
        social: SocialMedia | None,
        downloads: Downloads | None,
        chat: bool,
    ) -> None:
        chosen = Choices(
            closed_in_breaks=closes,
            social_media=social,
            downloads=downloads,
            more_social=["chat.example"] if chat else [],
            megabytes=1,
        )
        self.world.document("choices", chosen)

    @rule(
        group=st.sampled_from([FIVE.id, SIX.id]),
        spans=st.lists(
            st.tuples(st.sampled_from([-9, 0, 1, 20]), st.sampled_from([1, 5, 60])), max_size=2
        ),
        without=st.lists(st.sampled_from([NOOR.id, SEM.id, IDA.id]), max_size=2),
    )
    def new_grants(self, group: str, spans: list[tuple[int, int]], without: list[str]) -> None:
        now, what = self.world.clock.at, Permission.SOCIAL_MEDIA
        given = [
            Grant(
                f"g{number}",
                group,
                what,
                now + begin * MINUTE,
                now + (begin + length) * MINUTE,
                "staff",
                "Juf Marieke",
                without=without,
            )
            for number, (begin, length) in enumerate(spans)
        ]
        self.world.document(f"grants/{group}", given)

    @rule(text=st.sampled_from([VIDEO, "youtube.com", CHAT]))
    def open_social(self, text: str) -> None:
        self.seat.open(text)

    @rule(url=st.sampled_from([VIDEO, CHAT]))
    def led_to_social(self, url: str) -> None:
        self.seat.page("social", "Film", url)

    @rule(where=st.sampled_from(["look_up", "think_first", "show_files", "close_book"]))
    def go_beside(self, where: str) -> None:
        getattr(self.seat, where)()

    @rule(size=st.sampled_from([3, 400_000, 999_999]), end=st.sampled_from(["kept", "lost", ""]))
    def download(self, size: int, end: str) -> None:
        path = self.seat.accept_download(f"{self._who}.txt", "", size)
        if isinstance(path, Why):
            return
        assert self.seat.place is Place.WEB
        assert self.seat.web_rules.downloads is Downloads.WORKSPACE
        assert isinstance(path, Path)
        if path.parent.exists():
            path.write_bytes(b"x" * size)
        if end == "kept":
            self.seat.downloaded(path, lambda _said: None)
        elif end == "lost":
            self.seat.download_failed(path)

    @rule(delete=st.booleans())
    def look_at_a_file(self, *, delete: bool) -> None:
        self.seat.show_files()
        for file in self.seat.files[:1]:
            if delete:
                self.seat.delete_file(file.name)
            else:
                self.seat.open_file(file.name)

    # what always holds

    @property
    def closes(self) -> bool:
        shelf = self.world.shelf
        stated = shelf.pack.settings.closed_in_breaks.value if shelf.pack else None
        chosen = shelf.choices.closed_in_breaks
        said = stated if stated is not None else chosen
        return said if said is not None else shelf.pack is None

    @property
    def _who(self) -> str:
        return self.seat.pupil.id if self.seat.pupil else "nobody"

    @property
    def _social(self) -> bool:
        """Whether social media may be on the screen, said once more in other words."""
        shelf, now, group = self.world.shelf, self.world.clock.at, self.seat.group
        stated = shelf.pack.settings.social_media.value if shelf.pack else None
        if stated is None and shelf.choices.social_media is None:
            return True
        if self.world.clock.trust is Trust.NONE:
            return False
        lesson = Plan(shelf.timetables[group], ZONE).verdict(now).reason is Reason.LESSON
        granted = any(
            grant.start <= now < grant.end and self._who not in grant.without
            for grant in shelf.grants.get(group, [])
        )
        return not lesson or granted

    @invariant()
    def social_media_is_there_only_when_it_may_be(self) -> None:
        seat = self.seat
        if seat.place is not Place.WEB:
            return
        page = seat._open_page
        held = self.world.shelf.pack
        named = held and "youtube" in held.settings.services.named and "youtube.com" in page
        added = page == CHAT and bool(self.world.shelf.choices.more_social)
        assert not (named or added) or self._social

    @invariant()
    def it_is_held_back_only_when_it_has_to_be(self) -> None:
        if self.seat._session is not None:
            assert not (self.seat.web_rules.social and self._social)
        assert not self.seat.social_over or self.seat.place is Place.HOME

    @invariant()
    def files_are_one_pupil_s(self) -> None:
        seat = self.seat
        assert not seat.files or seat._session is not None
        assert all(isinstance(file, WorkFile) for file in seat.files)
        assert all(file.name.startswith(self._who) for file in seat.files)
        assert seat.opened is None or seat.place is Place.FILES
        assert seat.room == max(seat._shelf.policy.quota - sum(one.size for one in seat.files), 0)

    @invariant()
    def nobody_has_more_than_may_be(self) -> None:
        for pupil in (NOOR, SEM, IDA):
            kept = self.world.workspace.files(pupil.id)
            assert sum(file.size for file in kept) <= 50_000_000

    @invariant()
    def beside_home_there_is_something(self) -> None:
        if self.seat.place is Place.AGREEMENTS:
            assert self.seat.cards


ProtocolMachine.TestCase.settings = settings(
    max_examples=100, stateful_step_count=50, deadline=None
)
TestProtocol = ProtocolMachine.TestCase
