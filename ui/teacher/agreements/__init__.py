"""Afspraken: the school's protocol as staff use it."""
