"""Criteria, weights, scale and the published method, in words and as formulas."""

from dataclasses import fields, replace
from fractions import Fraction

from app.domain.codes import CriterionType, PriceFormula, WeightBasis
from app.domain.evaluation import Criterion, Lot, Minimum, PriceParameters, Scale
from app.reports.layout.theme import CELL, CELL_BOLD, CELL_QUOTE, LEAD, SMALL
from app.reports.layout.writer import Column, Writer
from app.reports.view import View, minimal
from app.scoring.price_method import OWN_TOTAL, PARAMETER_NAMES, RELATIVE, WEIGHTLESS, price_method
from app.scoring.tree import ancestry
from app.security import fingerprints
from app.text import numbers, report, report_method, report_record
from app.text.catalogue import _

_MONEY = frozenset({"benchmark", "highest", "lowest", "willingness", "fixed", "zero"})
_UNSCORED = frozenset({CriterionType.INFORMATION, CriterionType.SUB_CRITERION})
_PENCE = 100
_INDENT, _DEEPEST = 8.0, 4
_SHORT_HASH = 16


def write(view: View, writer: Writer) -> None:
    """Write the part on criteria and method."""
    with writer.section(report_method.method_heading()):
        if view.provenance is not None:
            version = view.provenance.frozen[-1]
            begins = fingerprints.grouped(version.hash[:_SHORT_HASH])
            writer.paragraph(report_record.rules_frozen(version.number, begins), SMALL)
        _criteria(view, writer)
        for scale in view.data.scales:
            _scale(scale, writer, only=len(view.data.scales) == 1)
        _price(view, writer)
        _steps(view, writer)


def _criteria(view: View, writer: Writer) -> None:
    writer.heading(report_method.criteria_heading())
    local = view.data.method.weight_basis is WeightBasis.LOCAL
    writer.paragraph(report_method.criteria_intro(local=local), keep=True)
    table = writer.table(
        [
            Column(title=_(report_method.CODE), width=1.1),
            Column(title=_(report_method.CRITERION), width=6.6),
            Column(title=_(report_method.IN_LOTS), width=1.2),
            Column(title=_(report_method.MINIMUM), width=1.5),
            Column(title=_(report_method.LOCAL), width=1.2, number=True),
            Column(title=_(report_method.POINTS), width=1.5, number=True),
        ]
    )
    weighted = {code for tree in view.trees.values() for code in tree.points}
    for row in view.data.criteria:
        if row.code not in weighted:
            continue
        indent = _INDENT * min(len(list(ancestry(row, view.criteria))) - 1, _DEEPEST)
        section = any(row.code in tree.questions_under for tree in view.trees.values())
        table.row(
            [
                row.code,
                (
                    (row.title or row.code, replace(CELL_BOLD if section else CELL, indent=indent)),
                    (row.guidance, replace(CELL_QUOTE, indent=indent)),
                ),
                ", ".join(row.lots) or report_method.every_lot(),
                _minimum(view, row),
                f"{minimal(Fraction(row.weight, 100))} %" if row.weight is not None else report.NOTHING,
                _points(view, row),
            ],
            strong_first=section,
        )
    table.done()
    extra = [view.title(row.code) for row in view.data.criteria if row.type in _UNSCORED]
    if extra:
        writer.paragraph(report_method.information_note(extra), SMALL)


def _points(view: View, row: Criterion) -> str:
    """Return the points of a criterion, by lot where lots differ."""
    by_lot = {lot: tree.points[row.code] for lot, tree in view.trees.items() if row.code in tree.points}
    if len(set(by_lot.values())) == 1:
        return minimal(next(iter(by_lot.values())))
    return "; ".join(f"{lot} {minimal(points)}" for lot, points in by_lot.items())


def _minimum(view: View, row: Criterion) -> str:
    if row.minimum is None:
        return report.NOTHING
    effect = report.word(report.EFFECTS, row.consequence or "reject")
    return report_method.minimum_or(_amount(row.minimum), effect.lower())


def _amount(minimum: Minimum) -> str:
    return f"{minimal(minimum.value * 100)} %" if minimum.share else minimal(minimum.value)


def _scale(scale: Scale, writer: Writer, *, only: bool) -> None:
    writer.heading(report_method.scale_heading(scale.code, only=only))
    if not any(level.label or level.descriptor for level in scale.levels):
        writer.paragraph(report_method.scale_alone([minimal(level.value) for level in scale.levels]))
        return
    judged = any(level.meets_requirement is not None for level in scale.levels)
    columns = [
        Column(title=_(report_method.LEVEL), width=2.4),
        Column(title=_(report_method.MEANING), width=7.4 if judged else 9),
    ]
    if judged:
        columns.append(Column(title=_(report_method.MEETS), width=1.6))
    table = writer.table(columns)
    for level in scale.levels:
        words = [f"{minimal(level.value)}  {level.label}".strip(), level.descriptor]
        table.row([*words, report_method.meets(level.meets_requirement)] if judged else words)
    table.done()


def _price(view: View, writer: Writer) -> None:
    writer.heading(report_method.price_heading())
    rows = [row for row in view.data.criteria if row.type is CriterionType.PRICE]
    if not rows or view.admitting:
        writer.paragraph(report_method.price_not_scored())
        return
    for row in rows:
        how = price_method(view.data.method, row)
        words = report_method.formula_words(how.formula)
        weightless = how.formula in WEIGHTLESS
        title = row.title or row.code
        named = _parameters(how.parameters)
        writer.paragraph(
            report_method.price_rule_weightless(title, words)
            if weightless
            else report_method.price_rule(title, _points(view, row), words),
            keep=True,
        )
        writer.paragraph(report_method.formula(how.formula), LEAD, keep=bool(named))
        if named:
            writer.paragraph(report_method.parameters(named))
        terms = []
        if how.formula not in WEIGHTLESS | {PriceFormula.GIVEN}:
            terms.append(report_method.clamped() if how.parameters.clamp else report_method.no_clamp())
        if how.formula in RELATIVE:
            terms.append(report_method.reference_prices(with_failed=view.data.method.failed_in_price_reference))
        if terms:
            writer.paragraph(" ".join(terms))


def _parameters(given: PriceParameters) -> list[tuple[str, str]]:
    named = []
    for field in fields(given):
        value = getattr(given, field.name)
        if field.name == "clamp" or value in {None, ()}:
            continue
        named.append((PARAMETER_NAMES[field.name], parameter_shown(field.name, value)))
    return named


def parameter_shown(name: str, value: "int | Fraction | tuple[tuple[Fraction, Fraction], ...]") -> str:
    """Return a published figure of a price formula: money as money, bands as `5 %: 90 %`."""
    if isinstance(value, tuple):
        return "; ".join(f"{minimal(edge)} %: {minimal(share)} %" for edge, share in value)
    return numbers.money(Fraction(value, _PENCE)) if name in _MONEY else minimal(Fraction(value))


def _steps(view: View, writer: Writer) -> None:
    method = view.data.method
    writer.heading(report_method.steps_heading())
    items = [report_method.final_score(method.merge_rule), report_method.question_points()]
    used = {price_method(method, row).formula for row in view.data.criteria if row.type is CriterionType.PRICE}
    if not view.admitting and not used & OWN_TOTAL:
        items.append(report_method.total_sum(priced=bool(used)))
    items.append(report_method.stages())
    stages = [
        (field.name, getattr(method.rounding, field.name))
        for field in fields(method.rounding)
        if getattr(method.rounding, field.name) is not None
    ]
    items.append(report_method.rounding(stages) if stages else report_method.no_rounding())
    if not view.admitting:
        steps = [view.tie_step(f"{step.step} {step.code}" if step.code else step.step) for step in method.tie_break]
        items.append(report_method.tie_break(steps))
    if method.lots_per_supplier is not None:
        items.append(report_method.lots_limit(method.lots_per_supplier))
    items += [_terms(view, lot) for lot in view.data.lots]
    writer.bullets(items)


def _terms(view: View, lot: Lot) -> str:
    terms = [] if view.admitting else [report.places(lot.places, lot.reserve).lower()]
    if lot.minimum_quality is not None:
        terms.append(report_method.minimum_quality(_amount(lot.minimum_quality)))
    if lot.minimum_total is not None:
        terms.append(report_method.minimum_total(_amount(lot.minimum_total)))
    if lot.maximum_price is not None:
        terms.append(report_method.maximum_price(numbers.money(Fraction(lot.maximum_price, _PENCE))))
    if lot.tiers is not None:
        terms.append(report_method.tiers(lot.tiers.basis, [minimal(edge) for edge in lot.tiers.edges]))
    heading = view.lot_heading(lot.code)
    return report_method.lot_terms(heading, terms) if terms else f"{heading}."
