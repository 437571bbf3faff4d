"""A demonstration: a whole evaluation, played between separate profiles."""
