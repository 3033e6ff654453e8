"""The school year: drawn, picked from, changed, and filled from other calendars."""
