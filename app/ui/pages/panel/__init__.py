"""The room in which the seats of a panel are filled and packs are issued."""
