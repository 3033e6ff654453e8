"""Social media in a lesson: permitted in one tap, seen while it lasts, ended at any time."""
