"""Why something is not opened, kept or given."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Message ids of the pupil's room."""

    EMPTY = "pupil.web.empty"  # nothing was typed
    SCHEME = "pupil.web.scheme"  # not a page of the web
    TOO_LONG = "pupil.web.too_long"
    BROKEN = "pupil.web.broken"  # no address, though it looks like one
    SOCIAL = "pupil.web.social"  # social media, and nobody gave permission (juliana A1)
    SOCIAL_OVER = "pupil.web.social_over"  # the permission for it is over, or a lesson began
    DOWNLOAD = "pupil.web.download"  # nothing is kept as a file (juliana P9)
    UPLOAD = "pupil.web.no_upload"  # nothing is sent from here (juliana P8)
    CAPTURE = "pupil.web.capture"  # a page may not record the screen (osvs U2)
    PROGRAM = "pupil.files.program"  # a file that does something, or hides one
    UNSEEN = "pupil.files.unseen"  # what is in the file cannot be looked at
    NO_ROOM = "pupil.files.no_room"  # the pupil's files take all the room that they may
    BUSY = "pupil.files.busy"  # one is coming in
    TOO_MANY = "pupil.files.too_many"
    DISK_FULL = "pupil.files.disk_full"
    FAILED = "pupil.files.failed"  # the file did not come in whole, or is not there any more
