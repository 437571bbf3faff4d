"""Widgets that several pages share; none knows a service."""
