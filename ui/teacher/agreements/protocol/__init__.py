"""The protocol in force, what the school decides beside it, and the way to another one."""
