"""Everything of Netjes that can be decided without a screen."""

__version__ = "0.1.0"
