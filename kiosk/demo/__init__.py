"""The demo: a school, its small web, and the player of the day."""
