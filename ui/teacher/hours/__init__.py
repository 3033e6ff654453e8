"""The Rooster: a group's week as blocks, edited by hand; its variants; the school's year."""
