"""Any report checked: no case, no profile needed."""
