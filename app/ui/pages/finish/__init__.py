"""The room in which a seat locks its scores."""
