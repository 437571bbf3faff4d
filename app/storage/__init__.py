"""Case files: one encrypted SQLite file an evaluation and seat, in which rows are added and never changed."""
