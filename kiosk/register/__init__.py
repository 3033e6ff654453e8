"""The register: what was said about consents, which lessons were held, what was explained.

Each is an entry (:class:`kiosk.model.Entry`) that is never changed: a mistake is taken back by a
later entry, so that who recorded what, and when, stays. Hub and dashboard fold the same entries
with this package; in whatever order they hear them, or however often, they come to the same.
"""

from kiosk.register.consents import Consents, without
from kiosk.register.explaining import Explained, Explanations
from kiosk.register.lessons import Lesson, Lessons, behind, due
from kiosk.register.postings import Posting
from kiosk.register.standing import Standing, State, last_day, standing, valid
from kiosk.register.statements import By, Statement, read

__all__ = [
    "By",
    "Consents",
    "Explained",
    "Explanations",
    "Lesson",
    "Lessons",
    "Posting",
    "Standing",
    "State",
    "Statement",
    "behind",
    "due",
    "last_day",
    "read",
    "standing",
    "valid",
    "without",
]
