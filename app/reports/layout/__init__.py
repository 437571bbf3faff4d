"""The page: text, grids and figures with their place in the structure tree, broken into pages."""
