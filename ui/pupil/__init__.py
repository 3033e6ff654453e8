"""The pupil's screens."""
