"""Lessons on the risks: held, due, recorded; and the agreements explained to the group."""
