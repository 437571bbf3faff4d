"""The shell: the window around the pages."""
