"""The week as blocks: painted, dragged, typed, filled in one go; panels for what is chosen."""
