"""The pages, one room a folder."""
