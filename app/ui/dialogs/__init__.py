"""Dialogs that several rooms open; each is shown with `open()`, none knows a service."""
