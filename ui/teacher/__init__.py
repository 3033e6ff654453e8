"""The teacher's window: class, inbox, pupils and team. A calm tool for mouse and keyboard."""
