"""Reading aloud: who speaks a language, and a voice that can be told to stop."""
