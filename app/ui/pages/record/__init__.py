"""The record: everything done, searched, checked, backed up."""
