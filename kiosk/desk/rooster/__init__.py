"""A group's weeks under a hand: the draft, its periods, what is odd in it."""
