"""Every code has words, every sentence stands in the catalogue, and none promises a fact that nobody gives."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.scoring.agreement import Measure, Undefined
from app.scoring.results import Outcome, Rule
from app.text import moderation, outcomes, sentences
from app.text.sentences import sentence

APP = Path(__file__).resolve().parents[2] / "app"


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of these names in the application, with its place."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield f"{path.relative_to(APP)}:{node.lineno}", node


def literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_refusal_has_a_sentence_that_its_facts_fill() -> None:
    unworded = []
    for place, call in calls("AppError"):
        code = literal(call.args[0]) if call.args else None
        if code is None:
            continue
        facts = {keyword.arg: "x" for keyword in call.keywords if keyword.arg}
        try:
            assert sentence(code, facts)
        except KeyError as missing:
            unworded.append(f"{place}: {code} ({missing})")

    assert unworded == []


def test_every_problem_and_finding_has_a_sentence() -> None:
    unworded = []
    for place, call in calls("Problem", "Finding"):
        code = next((literal(keyword.value) for keyword in call.keywords if keyword.arg == "code"), None)
        if code is not None and code not in sentences.codes():
            unworded.append(f"{place}: {code}")

    assert unworded == []


def test_sentences_end_as_sentences_do_and_say_something_to_do() -> None:
    for code in sentences.codes():
        text = sentence(code, dict.fromkeys(_facts_of(code), "x"))
        assert text[-1] in ".!:x)…”" or text.endswith(("FILE", "no")), f"{code}: {text}"


def _facts_of(code: str) -> set[str]:
    for table in sentences._TABLES:
        if code in table:
            return placeholders(table[code])
    raise KeyError(code)


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        sentence("no-such-code", {})


def test_facts_are_shown_as_people_write_them() -> None:
    assert sentence("parameters-missing", {"formula": "F6", "parameters": ("max", "min")}).startswith(
        "The formula F6 needs max, min."
    )
    assert sentence("no-such-file", {"path": None}) == "There is no file . Check the name and the folder."
    assert "larger than 5 MB" in sentence("file-too-large", {"path": "x", "most": 5})


def test_every_outcome_and_rule_has_words() -> None:
    assert set(outcomes.STATUSES) == {outcome.value for outcome in Outcome}
    assert set(outcomes.RULES) == {rule.value for rule in Rule}


def test_every_statistic_has_a_heading_a_meaning_and_words_for_its_absence() -> None:
    measures = [measure.value for measure in Measure]

    assert [*moderation.HEADINGS] == [*moderation.MEANINGS] == measures
    assert set(moderation.UNDEFINED) == {reason.value for reason in Undefined}


def test_alpha_stands_behind_what_it_must_be_read_with() -> None:
    assert [*moderation.HEADINGS][:4] == ["exact", "adjacent", "ac2", "alpha"]
