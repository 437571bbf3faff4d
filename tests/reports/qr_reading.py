"""Reads the QR code on a picture of a page, square by square, as ISO/IEC 18004 says; damage is not repaired."""

import re
from collections.abc import Callable, Iterator, Sequence

from reportlab.graphics.barcode.qrencoder import QRRSBlock

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda i, j: (i + j) % 2,
    lambda i, _j: i % 2,
    lambda _i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)

Grid = list[list[bool]]


def grid_in(picture: bytes, box: tuple[float, float, float, float], page_height: float) -> Grid:
    """Return the squares of a code on a grey picture (PGM) of a page, whose place is given in points from the foot."""
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert header is not None
    width, height = int(header[1]), int(header[2])
    pixels = picture[header.end() :]
    scale = height / page_height
    left, top = box[0] * scale, height - box[3] * scale
    side = (box[2] - box[0]) * scale

    def dark(x: float, y: float) -> bool:
        return pixels[int(y) * width + int(x)] < 128

    # The upper left corner mark is seven squares wide.
    mark = next(step for step in range(1, int(side)) if not dark(left + step, top + 1))
    count = round(side / (mark / 7))
    count += (17 - count) % 4
    step = side / count
    return [[dark(left + (j + 0.5) * step, top + (i + 0.5) * step) for j in range(count)] for i in range(count)]


def text_in(grid: Grid) -> str:
    """Return what the code says, which must be digits and capitals."""
    count = len(grid)
    version = (count - 17) // 4
    form = 0
    for i, j in [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4)]:
        form = form << 1 | grid[i][j]
    form ^= 0b10101
    mask = _MASKS[form & 7]
    bits = [grid[i][j] ^ (mask(i, j) == 0) for i, j in _places(count, version)]
    words = [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    # The two bits of the level are the library's own numbers: 0 is M, 1 is L.
    blocks = QRRSBlock.getRSBlocks(version, form >> 3)  # type: ignore[no-untyped-call]
    stream = "".join(f"{word:08b}" for word in _untangled(words, [block.dataCount for block in blocks]))
    assert stream[:4] == "0010"
    digits = 9 if version < 10 else 11 if version < 27 else 13
    length, at = int(stream[4 : 4 + digits], 2), 4 + digits
    text = ""
    while len(text) < length:
        wide = 11 if length - len(text) > 1 else 6
        number = int(stream[at : at + wide], 2)
        text += ALPHABET[number // 45] + ALPHABET[number % 45] if wide == 11 else ALPHABET[number]
        at += wide
    return text


def _untangled(words: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """Return the data of all blocks in turn; they stand word by word beside each other."""
    blocks: list[list[int]] = [[] for _ in lengths]
    source = iter(words)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(source))
    return [word for block in blocks for word in block]


def _places(count: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the places of data, from the lower right corner in pairs of columns up and down."""
    taken = _taken(count, version)
    upwards = True
    for right in (*range(count - 1, 6, -2), *range(5, 0, -2)):
        for step in range(count):
            i = count - 1 - step if upwards else step
            yield from ((i, j) for j in (right, right - 1) if not taken[i][j])
        upwards = not upwards


def _taken(count: int, version: int) -> Grid:
    """Return where marks, lines and descriptions stand, and no data."""
    taken = [[i == 6 or j == 6 for j in range(count)] for i in range(count)]

    def take(rows: range, columns: range) -> None:
        for i in rows:
            for j in columns:
                taken[i][j] = True

    take(range(9), range(9))
    take(range(9), range(count - 8, count))
    take(range(count - 8, count), range(9))
    if version >= 7:
        take(range(6), range(count - 11, count - 8))
        take(range(count - 11, count - 8), range(6))
    marks = version // 7 + 2
    apart = (version * 8 + marks * 3 + 5) // (marks * 4 - 4) * 2
    centres = [6, *reversed([count - 7 - number * apart for number in range(marks - 1)])]
    for i in centres:
        for j in centres:
            if (i, j) not in {(6, 6), (6, count - 7), (count - 7, 6)}:
                take(range(i - 2, i + 3), range(j - 2, j + 3))
    return taken
