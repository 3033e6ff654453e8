"""The consents of a group: the table, recording, before posting, lists in and out."""
