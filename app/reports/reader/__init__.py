"""Reading back what a report shows: fonts, pages and structure, each believed only as far as it can be seen."""
