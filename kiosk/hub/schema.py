"""The tables of the hub's store, in SQL that SQLite and PostgreSQL both read.

The school comes first in every key, so that tables can be split by school.
"""

from __future__ import annotations

from collections.abc import Mapping

STEPS: Mapping[str, str] = {
    "0001_one_classroom": """
CREATE TABLE schools (
    school TEXT PRIMARY KEY,
    made INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE entries (
    school TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    trust TEXT NOT NULL,
    origin TEXT NOT NULL,
    device TEXT NOT NULL,
    "group" TEXT NOT NULL,
    pupil TEXT NOT NULL,
    staff TEXT NOT NULL,
    about TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (school, position)
);
CREATE UNIQUE INDEX entries_id ON entries (school, id);
CREATE INDEX entries_group ON entries (school, "group", position);
CREATE INDEX entries_device ON entries (school, device, position);
CREATE INDEX entries_pupil ON entries (school, pupil, kind, position);
CREATE TABLE refused (
    school TEXT NOT NULL,
    id TEXT NOT NULL,
    why TEXT NOT NULL,
    taken INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (school, id)
);
CREATE TABLE documents (
    school TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (school, key)
);
CREATE TABLE pupils (
    school TEXT NOT NULL,
    id TEXT NOT NULL,
    "group" TEXT NOT NULL,
    code TEXT NOT NULL,
    failures INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    PRIMARY KEY (school, id)
);
CREATE TABLE staff (
    school TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    failures INTEGER NOT NULL,
    wait INTEGER NOT NULL,
    PRIMARY KEY (school, id)
);
CREATE TABLE devices (
    school TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    groups TEXT NOT NULL,
    credential TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (school, id)
);
CREATE TABLE sessions (
    school TEXT NOT NULL,
    desk TEXT NOT NULL,
    staff TEXT NOT NULL,
    started INTEGER NOT NULL,
    last INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (school, desk, staff, started)
);
""",
    "0002_entries_by_kind": """
DROP INDEX entries_group;
CREATE INDEX entries_kind ON entries (school, "group", kind, taken, position);
""",
}
"""Names of steps and what they do, in order. A step that has been shipped never changes."""
