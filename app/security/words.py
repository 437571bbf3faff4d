"""Six words by which two people make sure, over the telephone, that nobody stands between them.

How strong they are: six words are 66 bits, each derived slowly (Argon2id, 64 MiB, about 0.2 s). Somebody in the middle
who must match words already fixed has to try 2**66 keys, 0.2 s each. Somebody who knows both real keys beforehand and
may choose both false ones needs only two that agree, about 2**33 tries on each side, which is years of one machine but
not of a thousand: so each side's bytes should hold something that nobody knows before (`cards.spoken_for`).
"""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.security.passphrases import BITS_A_WORD, WORDS, wordlist

_SALT = b"evenhand six words, version 1"
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4
_BITS = WORDS * BITS_A_WORD
_BYTES = -(-_BITS // 8)


def six_words(one: bytes, other: bytes) -> str:
    """Return the six words of two parties' keys, the same whoever computes them, parted by spaces."""
    first, second = sorted((one, other))
    # The length in front keeps two pairs from running together into the same bytes.
    both = len(first).to_bytes(4, "big") + first + second
    derived = Argon2id(salt=_SALT, length=_BYTES, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB).derive(
        both
    )
    number = int.from_bytes(derived, "big") >> (8 * _BYTES - _BITS)
    listed = wordlist()
    steps = range(_BITS - BITS_A_WORD, -1, -BITS_A_WORD)
    return " ".join(listed[(number >> step) % len(listed)] for step in steps)
