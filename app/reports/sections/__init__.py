"""The parts of the award report, one file each, in the order in which they are read."""
