"""The handbook: clauses by theme, whom to turn to, what to do when it goes wrong."""
