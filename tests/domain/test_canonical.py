"""The canonical form: one form only, read strictly."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.canonical import decode, encode
from app.domain.codes import LotCode, PriceFormula, Regime, SupplierId
from app.domain.evaluation import EvaluationData, Lot, Method, PriceEntry, PriceParameters, Supplier, Tender
from app.errors import AppError

DATA = EvaluationData(
    reference="Ŷ-1",
    regime=Regime.PA2023_W,
    light_touch=True,
    method=Method(
        price_formula=PriceFormula.F7,
        price_parameters=PriceParameters(bands=((Fraction(0), Fraction(100)), (Fraction(1, 3), Fraction("12.5")))),
    ),
    lots=(Lot(code=LotCode("1"), places=None),),
    suppliers=(Supplier(id=SupplierId("A"), name="A"),),
    tenders=(Tender(supplier=SupplierId("A"), lot=LotCode("1"), prices=(PriceEntry(row=None, amount=12_345),)),),
)
FORM = (
    '{"evaluation":{"light_touch":true,"lots":[{"code":"1","places":null}],"method":{"price_formula":"F7",'
    '"price_parameters":{"bands":[["0","100"],["1/3","12.5"]]}},"reference":"Ŷ-1","regime":"PA2023-W",'
    '"suppliers":[{"id":"A","name":"A"}],"tenders":[{"lot":"1","prices":[{"amount":12345,"row":null}],'
    '"supplier":"A"}]},"format":1}'
).encode()


def test_the_form_is_sorted_compact_and_leaves_defaults_out() -> None:
    assert encode(DATA) == FORM
    assert decode(FORM) == DATA


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (b'{"evaluation"', b'{ "evaluation"'),  # white space
        (b'"12.5"', b'"12.50"'),  # another way to write the same number
        (b'"12.5"', b'"25/2"'),
        (b'"12.5"', b'"1/0"'),
        (b'"12.5"', b'"1e3"'),
        (b'"12.5"', b"12.5"),
        (b'"12.5"', b"NaN"),
        (b'["0","100"]', b'["0"]'),
        (b'["0","100"]', b'{"0":"100"}'),
        (b"12345", b'"12345"'),
        (b"12345", b"true"),
        (b'"format":1', b'"format":0'),
        (b'"format":1', b'"format":1,"more":1'),
        (b'"format":1', b'"format":true'),
        (b'"light_touch":true', b'"light_touch":true,"light_touch":true'),
        (b'"light_touch":true', b'"light_touch":true,"unknown":1'),
        (b'"light_touch":true', b'"deadline":"","light_touch":true'),  # a default that is written out
        (b'"PA2023-W"', b'"PA2099"'),
        (b'"PA2023-W"', b"7"),
        (b'"name":"A"', b'"name":null'),
        (b',"name":"A"', b""),  # a field that is needed
        (b'[{"id":"A","name":"A"}]', b"[[]]"),
        ("Ŷ".encode(), b"\xff"),
        ("Ŷ".encode(), b"\\ud800"),
    ],
)
def test_any_other_form_is_refused(part: bytes, instead: bytes) -> None:
    assert part in FORM
    with pytest.raises(AppError) as refusal:
        decode(FORM.replace(part, instead, 1))
    assert refusal.value.code in {"attachment-damaged", "not-encodable"}


@pytest.mark.parametrize("source", [b"", b"[]", b"1", b"[" * 100_000, FORM[:-1], b"\xef\xbb\xbf" + FORM])
def test_what_is_no_such_document_is_refused(source: bytes) -> None:
    with pytest.raises(AppError) as refusal:
        decode(source)
    assert refusal.value.code == "attachment-damaged"


def test_a_later_format_is_told_from_a_damaged_one() -> None:
    with pytest.raises(AppError) as refusal:
        decode(b'{"evaluation":{},"format":2}')
    assert (refusal.value.code, dict(refusal.value.facts)) == ("attachment-newer", {"found": 2, "known": 1})


def test_integers_beyond_what_all_readers_share_are_refused() -> None:
    with pytest.raises(AppError) as refusal:
        encode(replace(DATA, lots=(Lot(code=LotCode("1"), maximum_price=2**53),)))
    assert refusal.value.code == "not-encodable"
