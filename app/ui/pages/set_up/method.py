"""The scale with what its scores stand for, and the method in words."""

from collections.abc import Iterator
from dataclasses import fields
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.codes import ResultKind
from app.domain.evaluation import Lot, Minimum, Scale
from app.services.outlines import Outline, PriceRule
from app.text import commands, outcomes, report, report_method
from app.text.numbers import exact, money
from app.text.screens import outline as words
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.card import Card
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet, strong

_PENCE = 100
_OWN_TOTAL = frozenset({"F8", "F9", "F10", "F13", "F14", "F15", "F17"})


def scales(outline: Outline) -> QWidget:
    """Return every scale, each score with its label and descriptor."""
    cards = [_scale(one, only=len(outline.data.scales) == 1) for one in outline.data.scales]
    return _stack(cards)


def method(outline: Outline) -> QWidget:
    """Return the price rules and the way from scores to ranks, as the report will print them."""
    return _stack([_prices(outline), _steps(outline), _lots(outline)])


def _stack(cards: list[Card]) -> QWidget:
    inner = QWidget()
    column = spaced(QVBoxLayout(inner), SPACE_M)
    column.setContentsMargins(0, SPACE_M, 0, SPACE_M)
    for card in cards:
        column.addWidget(card)
    column.addStretch()
    return scrolled(inner)


def _scale(scale: Scale, *, only: bool) -> Card:
    card = Card()
    card.body.addWidget(heading(report_method.scale_heading(scale.code, only=only)))
    grid = spaced(QGridLayout(), SPACE_M)
    for at, level in enumerate(scale.levels):
        told = QVBoxLayout()
        parts = [strong(level.label)] if level.label else []
        parts += [body(level.descriptor)] if level.descriptor else []
        if level.meets_requirement is not None:
            parts.append(quiet(words.meets_words(meets=level.meets_requirement)))
        for part in parts:
            told.addWidget(part)
        grid.addWidget(heading(exact(level.value)), at, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addLayout(told, at, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card


def _prices(outline: Outline) -> Card:
    card = Card()
    card.body.addWidget(heading(report_method.price_heading()))
    if not outline.prices or outline.data.method.result is ResultKind.ADMIT:
        card.body.addWidget(body(report_method.price_not_scored()))
        return card
    for rule in outline.prices:
        for part in _price(outline, rule):
            card.body.addWidget(part)
    return card


def _price(outline: Outline, rule: PriceRule) -> Iterator[QWidget]:
    title = rule.row.title or rule.row.code
    sentence = report_method.formula_words(rule.formula)
    points = next((line.points for line in outline.lines if line.row.code == rule.row.code), ())
    if rule.weightless or not points:
        yield body(report_method.price_rule_weightless(title, sentence))
    else:
        yield body(report_method.price_rule(title, exact(points[0][1]), sentence))
    yield strong(report_method.formula(rule.formula))
    if rule.figures:
        yield body(report_method.parameters(rule.figures))
    if rule.clamped is not None:
        yield quiet(report_method.clamped() if rule.clamped else report_method.no_clamp())
    if rule.relative:
        yield quiet(report_method.reference_prices(with_failed=outline.data.method.failed_in_price_reference))


def _steps(outline: Outline) -> Card:
    card = Card()
    card.body.addWidget(heading(report_method.steps_heading()))
    for sentence in _sentences(outline):
        card.body.addWidget(body(sentence))
    return card


def _sentences(outline: Outline) -> Iterator[str]:
    data = outline.data
    method = data.method
    admitting = method.result is ResultKind.ADMIT
    titles = {row.code: row.title or row.code for row in data.criteria}
    used = {rule.formula.value for rule in outline.prices}
    yield report_method.final_score(method.merge_rule)
    yield report_method.question_points()
    if not admitting and not used & _OWN_TOTAL:
        yield report_method.total_sum(priced=bool(used))
    yield report_method.stages()
    rounded = [(field.name, getattr(method.rounding, field.name)) for field in fields(method.rounding)]
    rounded = [(name, places) for name, places in rounded if places is not None]
    yield report_method.rounding(rounded) if rounded else report_method.no_rounding()
    if not admitting:
        steps = [f"{one.step} {titles.get(one.code, one.code)}" if one.code else one.step for one in method.tie_break]
        yield report_method.tie_break([outcomes.tie_step(step) for step in steps])
    if method.lots_per_supplier is not None:
        yield report_method.lots_limit(method.lots_per_supplier)


def _lots(outline: Outline) -> Card:
    card = Card()
    card.body.addWidget(heading(words.lots_heading()))
    for lot in outline.data.lots:
        card.body.addWidget(body(_terms(lot, admitting=outline.data.method.result is ResultKind.ADMIT)))
    return card


def _terms(lot: Lot, *, admitting: bool) -> str:
    terms = [] if admitting else [report.places(lot.places, lot.reserve).lower()]
    if lot.minimum_quality is not None:
        terms.append(report_method.minimum_quality(_amount(lot.minimum_quality)))
    if lot.minimum_total is not None:
        terms.append(report_method.minimum_total(_amount(lot.minimum_total)))
    if lot.maximum_price is not None:
        terms.append(report_method.maximum_price(money(Fraction(lot.maximum_price, _PENCE))))
    if lot.tiers is not None:
        terms.append(report_method.tiers(lot.tiers.basis, [exact(edge) for edge in lot.tiers.edges]))
    name = commands.lot_name(lot.code, lot.title)
    return report_method.lot_terms(name, terms) if terms else f"{name}."


def _amount(minimum: Minimum) -> str:
    return words.weight(exact(minimum.value * 100)) if minimum.share else exact(minimum.value)
