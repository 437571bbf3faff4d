"""The tables of a case file, and nothing else: what they mean is in `app.domain`, how they are used in `app.storage`.

SQLModel checks nothing on the way in, so every shape and range is a CHECK; `Row.schema()` is the whole schema.
"""
