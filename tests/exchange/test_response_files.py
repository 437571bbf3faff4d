"""A file's name leads nowhere but under its folder, as either family of systems reads it."""

import pytest

from app.exchange.response_files import stays_inside


@pytest.mark.parametrize("name", ["answer.pdf", "a/b c/answer 1.pdf", "a..b/x", "ü/ñ.pdf", ".hidden", "a//b"])
def test_a_plain_name_stays_inside(name: str) -> None:
    assert stays_inside(name)


@pytest.mark.parametrize(
    "name",
    ["/etc/x", "../x", "a/../../x", "..", "C:x", "C:\\x", "\\\\host\\share\\x", "a\\..\\..\\x", "\\x", "//host/x"],
)
def test_a_name_that_leads_out_does_not(name: str) -> None:
    assert not stays_inside(name)
