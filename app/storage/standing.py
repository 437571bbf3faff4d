"""Which rows count: those made here, and those that came with a message whose import was not undone."""

# To be put after WHERE or AND, in queries on one table that has a column `message`.
STANDING = "(message IS NULL OR message NOT IN (SELECT message FROM undone_message))"
EVERY_LOT = ""  # in place of a lot's code, since a key holds no NULL
