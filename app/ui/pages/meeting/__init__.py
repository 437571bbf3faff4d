"""The moderation meeting: agenda, one score at a time, what is confirmed together, who moved, and the lock."""
