"""Files as tables of cells: no meaning yet, and nothing hostile let through."""
