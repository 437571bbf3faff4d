"""The rooms before and beside a case: coming in, home, settings."""
