"""Every sentence that a person reads, in one catalogue for screens, commands and reports."""
