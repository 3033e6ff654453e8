"""The Rooster: the page, with the week in one room and the year in another."""
