"""The report: written, looked at, compared, signed, checked."""
