"""The second attachment: one spelling, read strictly, and bound to the evaluation's rules."""

import json
from dataclasses import replace

import pytest

from app.domain.disclosure import for_report
from app.domain.evaluation import Response
from app.domain.freezing import frozen_hash
from app.errors import AppError
from app.reports import provenance_file
from tests.reports.evaluations import Q1, sample, small
from tests.reports.records import amended, digest, noted, panel_of, provenance_of


def written() -> bytes:
    return provenance_file.encode(noted(amended(provenance_of(panel_of(3)), times=1), unchecked=1, withdrawn=1))


def changed(*path: str | int, to: object) -> bytes:
    """Return the file with one value in another place, otherwise as it is written."""
    document = json.loads(written())
    place = document["provenance"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_what_was_written_is_read_again() -> None:
    for data in (small(), sample(), panel_of(30)):
        plain = provenance_of(data)
        bare = replace(plain, returns=(), heads=(), quality_locked_at=None, prices_opened_at=None, prices="")
        for provenance in (plain, bare, noted(amended(plain, times=3), unchecked=1, withdrawn=1)):
            assert provenance_file.decode(provenance_file.encode(provenance)) == provenance


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"format":1}',
        b'{"format":true,"provenance":{}}',
        b"[" * 100_000,
        b'{"format":1,"format":1,"provenance":{}}',
        written() + b" ",
        b" " + written(),
        written().replace(b'"format":1,', b'"format":1.0,'),
        written().replace(b'"format":1,', b'"format":0,'),
        written().replace(b'"format":1,', b'"format":1,"more":1,'),
        written().replace(b'"size":180', b'"size":1e2'),
        written().replace(b'"size":180', b'"size":NaN'),
        written().replace(b'"evaluation":"', b'"evaluation":"\\ud800'),
        changed("frozen", to=[]),
        changed("frozen", 0, "hash", to=digest("x").upper()),
        changed("frozen", 0, "more", to=1),
        changed("heads", 0, "head", "size", to=-1),
        changed("heads", 0, "head", "size", to=2**53),
        changed("heads", 0, "head", "hash", to=digest("x")[:-1]),
        changed("returns", 0, "manifest", to=""),
        changed("returns", 0, "locked_at", to="2026-11-22T09:00:00Z"),
        changed("prices", to="none"),
        changed("prices", to=""),
        changed("made_at", to=None),
        b'{"format":1,"provenance":"' + b"x" * provenance_file.LARGEST + b'"}',
    ],
)
def test_anything_but_the_canonical_form_is_refused(source: bytes) -> None:
    with pytest.raises(AppError, match="provenance-damaged"):
        provenance_file.decode(source)


def test_a_newer_format_is_told_apart() -> None:
    with pytest.raises(AppError) as refused:
        provenance_file.decode(b'{"format":2,"provenance":{"of":"tomorrow"}}')

    assert (refused.value.code, dict(refused.value.facts)) == ("provenance-newer", {"found": 2, "known": 1})


def test_what_a_report_may_not_carry_is_no_part_of_what_is_frozen() -> None:
    first = small()
    answer = Response(supplier=first.suppliers[0].id, lot=None, question=Q1, text="Our staff are trained.")
    data = replace(first, responses=(answer,), seats=(replace(first.seats[0], name="Rhian"), *first.seats[1:]))

    assert for_report(data) != data
    assert frozen_hash(for_report(data)) == frozen_hash(data)
    provenance_file.refuse_contradiction(for_report(data), provenance_of(data))


def test_rules_other_than_those_frozen_are_refused() -> None:
    data = small()
    reweighted = replace(data, criteria=(replace(data.criteria[0], weight=4100), *data.criteria[1:]))

    with pytest.raises(AppError) as refused:
        provenance_file.refuse_contradiction(reweighted, provenance_of(data))

    assert refused.value.code == "frozen-hash-differs"
    assert dict(refused.value.facts) == {"named": frozen_hash(data), "found": frozen_hash(reweighted)}


def test_the_version_in_force_is_the_last() -> None:
    data = small()
    provenance = amended(provenance_of(data), times=1)

    provenance_file.refuse_contradiction(data, provenance)
    in_force, before = reversed(provenance.frozen)
    undone = replace(before, number=3, supersedes=in_force.hash)
    with pytest.raises(AppError, match="frozen-hash-differs"):
        provenance_file.refuse_contradiction(data, replace(provenance, frozen=(*provenance.frozen, undone)))


@pytest.mark.parametrize("keep", [slice(1, None), slice(0, None, 2)])
def test_amendments_that_do_not_follow_from_one_another_are_refused(keep: slice) -> None:
    data = small()
    provenance = amended(provenance_of(data), times=2)

    with pytest.raises(AppError, match="frozen-chain-broken"):
        provenance_file.refuse_contradiction(data, replace(provenance, frozen=provenance.frozen[keep]))
