"""The sealed container: the one form in which an evaluation's files travel between laptops (DESIGN §5)."""
