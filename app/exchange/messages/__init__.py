"""What the files that travel hold: one module a kind, records in and bodies out, and back; no keys, no files."""
