"""The hub: keeps what must not be lost, and passes on what others should hear."""
