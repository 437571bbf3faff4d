"""The simple view of the scoring room."""
