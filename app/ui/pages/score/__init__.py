"""The scoring room: the full view, and the simple one beside it."""
