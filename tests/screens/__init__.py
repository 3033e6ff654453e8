"""Every screen as a picture, to be looked at: ``make screens``."""
