"""Suppliers' files: whole or not at all, in pieces, read from any place."""

import hashlib
import io
import subprocess
import sys

import pytest

from app.errors import AppError
from app.storage import attachments
from app.storage.attachments import PIECE, Attachment
from app.storage.case_file import CaseFile
from tests.storage.cases import kept, tried

CONTENT = bytes(range(256)) * (PIECE // 256) * 2 + b"the rest"


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, len(CONTENT)])
def test_a_file_comes_back_byte_for_byte(case: CaseFile, size: int) -> None:
    content = CONTENT[:size]
    with case.write() as unit:
        digest = kept(unit, content)

    with case.read() as unit:
        assert attachments.open(unit, digest).read() == content
        assert attachments.listing(unit) == (Attachment(sha256=digest, size=size, type="application/pdf"),)
        assert attachments.about(unit, digest) == attachments.listing(unit)[0]
        assert attachments.has(unit, digest)
        assert not attachments.has(unit, "0" * 64)


def test_a_file_may_come_in_pieces_of_any_size(case: CaseFile) -> None:
    digest = hashlib.sha256(CONTENT).hexdigest()
    with case.write() as unit:
        sink = attachments.begin(unit, digest, len(CONTENT), "application/pdf")
        for start in range(0, len(CONTENT), 99_991):
            sink.write(CONTENT[start : start + 99_991])
        sink.close()

        assert attachments.open(unit, digest).read() == CONTENT


def test_two_files_may_come_side_by_side(case: CaseFile) -> None:
    contents = (CONTENT, CONTENT[::-1])
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    with case.write() as unit:
        sinks = [attachments.begin(unit, digest, len(CONTENT), "a/b") for digest in digests]
        for start in range(0, len(CONTENT), PIECE):
            for sink, content in zip(sinks, contents, strict=True):
                sink.write(content[start : start + PIECE])
        for sink in sinks:
            sink.close()

        assert tuple(attachments.open(unit, digest).read() for digest in digests) == contents


def test_a_reader_goes_to_any_place(case: CaseFile) -> None:
    with case.write() as unit:
        digest = kept(unit, CONTENT)
        reader, expected = attachments.open(unit, digest), io.BytesIO(CONTENT)
        for offset, whence in ((PIECE - 3, 0), (-8, 2), (-PIECE, 1), (5, 1), (0, 0), (10, 2)):
            assert reader.seek(offset, whence) == expected.seek(offset, whence)
            assert reader.read(10) == expected.read(10)
            assert reader.tell() == expected.tell()


def test_a_file_that_is_not_there_is_refused(case: CaseFile) -> None:
    with case.read() as unit, pytest.raises(AppError, match=r"^no-such-attachment$"):
        attachments.open(unit, "0" * 64)
    with case.read() as unit, pytest.raises(AppError, match=r"^no-such-attachment$"):
        attachments.about(unit, "0" * 64)


@pytest.mark.parametrize("sent", [CONTENT[:-1], CONTENT[:-1] + b"!", b""])
def test_a_file_that_is_not_as_announced_is_refused(case: CaseFile, sent: bytes) -> None:
    with tried(case) as unit:
        sink = attachments.begin(unit, hashlib.sha256(CONTENT).hexdigest(), len(CONTENT), "a/b")
        sink.write(sent)
        with pytest.raises(AppError, match=r"^attachment-wrong$"):
            sink.close()


def test_more_than_was_announced_is_refused_at_once(case: CaseFile) -> None:
    with tried(case) as unit:
        sink = attachments.begin(unit, hashlib.sha256(b"abc").hexdigest(), 3, "a/b")
        with pytest.raises(AppError, match=r"^attachment-wrong$"):
            sink.write(b"abcd")


def test_half_a_file_is_never_committed(case: CaseFile) -> None:
    digest = hashlib.sha256(CONTENT).hexdigest()
    with pytest.raises(Exception, match="FOREIGN KEY constraint failed"), case.write() as unit:
        attachments.begin(unit, digest, len(CONTENT), "a/b").write(CONTENT)

    with case.write() as unit:
        assert kept(unit, CONTENT) == digest


LARGE = """
import hashlib, resource, sys
from pathlib import Path
from app.storage import attachments
from app.storage.case_file import open_case

case = open_case(Path(sys.argv[1]), bytes(range(32)))
resource.setrlimit(resource.RLIMIT_DATA, (160 << 20, 160 << 20))
block = bytes(1 << 20)
with case.write() as unit:
    sink = attachments.begin(unit, sys.argv[2], 200 << 20, "a/b")
    for _ in range(200):
        sink.write(block)
    sink.close()
with case.read() as unit:
    print(hashlib.file_digest(attachments.open(unit, sys.argv[2]), "sha256").hexdigest())
case.close()
"""


def test_a_file_larger_than_the_memory_passes_through_it(case: CaseFile) -> None:
    case.close()
    whole = hashlib.sha256()
    for _block in range(200):
        whole.update(bytes(1 << 20))
    arguments = [sys.executable, "-c", LARGE, str(case.path), whole.hexdigest()]

    run = subprocess.run(arguments, capture_output=True, text=True, check=False)

    assert (run.stdout, run.stderr) == (f"{whole.hexdigest()}\n", "")
