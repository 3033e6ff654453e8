"""What a teacher's window can ask for: use cases without a screen, one subject a file."""
