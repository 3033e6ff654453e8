"""The sites on home, by their places."""

SITES = ("dieren", "lus", "prijs")
QUIET, HANGING, WRONG = range(3)
