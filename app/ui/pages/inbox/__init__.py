"""The moderator's inbox: whose returns are here, and the reveal."""
