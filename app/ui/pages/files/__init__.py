"""Every file that came in and went out, and what can be done with each."""
