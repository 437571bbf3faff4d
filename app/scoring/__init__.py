"""From an evaluation to its ranking: pure and exact."""
