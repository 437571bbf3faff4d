"""A refusal carries its code and facts, and never a sentence."""

import pytest

from app.errors import AppError, Problem, Refused


def test_a_refusal_holds_all_its_problems() -> None:
    problems = [Problem(code="a", sheet="Lots", row=2, column="code"), Problem(code="b", facts={"x": 1})]

    with pytest.raises(AppError) as caught:
        raise Refused(problems)

    assert isinstance(caught.value, Refused)
    assert caught.value.code == "refused"
    assert caught.value.problems == tuple(problems)


def test_facts_cannot_be_changed_afterwards() -> None:
    refusal = AppError("code", path="x")

    with pytest.raises(TypeError):
        refusal.facts["path"] = "y"  # type: ignore[index]
