"""Evenhand: offline tender evaluation panels, exact ranking and a report that proves itself."""

__version__ = "0.1.0"
