"""May an address be opened, and what did the pupil mean by these words: pure."""
