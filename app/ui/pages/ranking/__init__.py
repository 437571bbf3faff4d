"""The ranking: prices opened, every number explained."""
