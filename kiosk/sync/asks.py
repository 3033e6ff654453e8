"""The questions that a peer can ask of the hub, and the answers.

Each question says who may ask it; :mod:`kiosk.access` decides, :mod:`kiosk.hub.service` answers.
Any question can be answered with :class:`No`.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct, field

from kiosk.model import Device, Grant, Override, Permission, Role, Staff, Why

LONGEST_NOTE = 100
"""Characters of a note with an override."""


class _Ask(Struct, frozen=True, tag_field="ask"):
    pass


class SignIn(_Ask, frozen=True, tag="sign_in"):
    """A device: this pupil gives this picture code (names of pictures, in order). -> SignedIn."""

    pupil: str
    code: list[str]


class Admitted(_Ask, frozen=True, tag="admitted"):
    """A device: the teacher let this pupil in here. -> SignedIn."""

    pupil: str


class StaffNames(_Ask, frozen=True, tag="staff_names"):
    """A dashboard, nobody signed in: who works here? -> StaffList."""


class StaffSignIn(_Ask, frozen=True, tag="staff_sign_in"):
    """A dashboard: this member of staff, this password. -> StaffSession."""

    staff: str
    password: str


class StaffSignOut(_Ask, frozen=True, tag="staff_sign_out"):
    """A dashboard: the session ends. -> Done."""


class FoundSchool(_Ask, frozen=True, tag="found_school"):
    """A dashboard at the first start, once: make school, first member of staff, first group.

    ``names`` are pupils, "First" or "First Last"; ``documents`` are first versions by key
    (timetable, tiles, pack). -> StaffSession.
    """

    school: str
    staff: str
    role: Role
    password: str
    group: str
    years: list[int]
    names: list[str]
    documents: dict[str, msgspec.Raw] = field(default_factory=dict)


class AddPupils(_Ask, frozen=True, tag="add_pupils"):
    """Staff: more pupils in the group. -> Codes of the new ones."""

    group: str
    names: list[str]


class NewCodes(_Ask, frozen=True, tag="new_codes"):
    """Staff: new picture codes for these pupils of the group (none: all). -> Codes."""

    group: str
    pupils: list[str] = field(default_factory=list)


class AddStaff(_Ask, frozen=True, tag="add_staff"):
    """Staff: a colleague. -> StaffList."""

    name: str
    role: Role
    password: str


class Unlock(_Ask, frozen=True, tag="unlock"):
    """Staff: let the pupil in, on the device where the pupil waits ("" if nowhere). -> Done."""

    pupil: str
    device: str = ""


class PutDocument(_Ask, frozen=True, tag="put_document"):
    """Staff: a new version of a document, made from version ``base``. -> Put."""

    key: str
    base: int
    body: msgspec.Raw


class GiveOverride(_Ask, frozen=True, tag="give_override"):
    """Staff: open or closed for a while, for the group or one pupil of it. -> Given.

    ``start`` and ``end`` in ms of school time; 0 as start: now.
    """

    group: str
    opens: bool
    why: Why
    end: int
    start: int = 0
    pupil: str = ""
    note: str = ""


class EndOverride(_Ask, frozen=True, tag="end_override"):
    """Staff: this override of the group ends now, or never begins. -> Done."""

    group: str
    id: str


class GiveGrant(_Ask, frozen=True, tag="give_grant"):
    """Staff: permit this to the group until ``end`` (ms of school time). -> Granted.

    ``purpose`` is at most :data:`LONGEST_NOTE` characters; some protocols ask for one.
    """

    group: str
    what: Permission
    end: int
    purpose: str = ""


class EndGrant(_Ask, frozen=True, tag="end_grant"):
    """Staff: this permission of the group ends now. -> Done."""

    group: str
    id: str


class AddGroup(_Ask, frozen=True, tag="add_group"):
    """Staff: another group, with its pupils ("First" or "First Last"). -> Codes."""

    name: str
    years: list[int]
    names: list[str] = field(default_factory=list)


class Enrol(_Ask, frozen=True, tag="enrol"):
    """A desk (the hub's own key): a new device, for these groups (none: all). -> Enrolled."""

    name: str
    groups: list[str] = field(default_factory=list)


Ask = (
    SignIn
    | Admitted
    | StaffNames
    | StaffSignIn
    | StaffSignOut
    | FoundSchool
    | AddPupils
    | NewCodes
    | AddStaff
    | Unlock
    | PutDocument
    | GiveOverride
    | EndOverride
    | GiveGrant
    | EndGrant
    | AddGroup
    | Enrol
)


class _Answer(Struct, frozen=True, tag_field="answer"):
    pass


class Done(_Answer, frozen=True, tag="done"):
    """It is done."""


class No(_Answer, frozen=True, tag="no"):
    """It is not done; ``why`` is a message id, ``facts`` fill it."""

    why: str
    facts: dict[str, str] = field(default_factory=dict)


class SignedIn(_Answer, frozen=True, tag="signed_in"):
    """The pupil is in.

    ``rules_read`` is the pack reading that the pupil finished last, or that the teacher explained
    to the group of the youngest, or ""; ``rules_at`` is when (ms of school time), 0: never.
    """

    pupil: str
    group: str
    rules_read: str = ""
    rules_at: int = 0


class WrongCode(_Answer, frozen=True, tag="wrong_code"):
    """Not this code; ``left`` more tries. 0: only the teacher lets in."""

    left: int


class StaffList(_Answer, frozen=True, tag="staff_list"):
    """The people who work here; none: the school is still to be made."""

    staff: list[Staff]


class StaffSession(_Answer, frozen=True, tag="staff_session"):
    """The member of staff is in; ``codes`` only for a school just made."""

    staff: Staff
    groups: list[str]
    codes: list[PupilCode] = field(default_factory=list)


class PupilCode(Struct, frozen=True):
    """A pupil's picture code in clear: told once, at the moment it is made."""

    pupil: str
    name: str
    code: list[str]


class Codes(_Answer, frozen=True, tag="codes"):
    """New picture codes."""

    codes: list[PupilCode]


class Put(_Answer, frozen=True, tag="put"):
    """The document stands, with this version."""

    version: int


class Given(_Answer, frozen=True, tag="given"):
    """The override as it stands."""

    override: Override


class Granted(_Answer, frozen=True, tag="granted"):
    """The permission as it stands."""

    grant: Grant


class Enrolled(_Answer, frozen=True, tag="enrolled"):
    """The device's place and its credential, told once."""

    device: Device
    credential: str


Answer = (
    Done
    | No
    | SignedIn
    | WrongCode
    | StaffList
    | StaffSession
    | Codes
    | Put
    | Given
    | Granted
    | Enrolled
)
