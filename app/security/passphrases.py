"""Passphrases of words that can be read out, written down and typed again.

The list has 2048 short English words, chosen for this project: 11 bits a word, 66 bits for six. Words that sound
alike were left out, as were words unkind to read in children's services.
"""

import secrets
from functools import cache

from app.shipped import shipped

WORDS = 6
BITS_A_WORD = 11


@cache
def wordlist() -> tuple[str, ...]:
    """Return the words in the order of the list."""
    return tuple(shipped("wordlists", "english.txt").read_text(encoding="ascii").split())


def generate(words: int = WORDS) -> str:
    """Return that many words drawn independently, parted by spaces."""
    return " ".join(secrets.choice(wordlist()) for _ in range(words))
