"""The room in which an evaluation is checked, frozen, amended."""
