"""Who is excluded or incomplete and by which rule, and how the conditions were met."""

from app.domain.codes import CriterionCode, CriterionType, LotCode
from app.domain.evaluation import Criterion
from app.reports.layout.writer import Column, Writer
from app.reports.view import View
from app.scoring.results import LotResult, Outcome, Rule, TenderResult
from app.text import outcomes, report, report_method
from app.text.catalogue import _

_RECORDED = frozenset({Rule.LATE, Rule.WITHDRAWN, Rule.REJECTED})  # statuses, for which a reason is recorded
_GATE_COLUMNS = 4  # more gates than this stand under one another in one cell


def write(view: View, writer: Writer) -> None:
    """Write the part on exclusions and conditions."""
    with writer.section(report.exclusions_heading()):
        _failures(view, writer)
        _gates(view, writer)


def _failures(view: View, writer: Writer) -> None:
    rows = [row for lot in view.ranking.lots for tender in lot.tenders for row in rows_of(view, lot, tender)]
    if not rows:
        writer.paragraph(report.exclusions_none())
        return
    writer.paragraph(report.exclusions_intro(), keep=True)
    table = writer.table(
        [
            Column(title=_(report.SUPPLIER), width=3),
            Column(title=_(report.LOT), width=1),
            Column(title=_(report.RULE), width=3.3),
            Column(title=_(report.FOUND), width=1.7),
            Column(title=_(report.NEEDED), width=1.3),
            Column(title=_(report.EFFECT), width=1.7),
        ]
    )
    for row in rows:
        table.row(row)
    table.done()


def rows_of(view: View, lot: LotResult, tender: TenderResult) -> list[list[str]]:
    """Return a row for each rule that a tender did not meet: supplier, lot, rule, found, needed, effect."""
    name = view.name(tender.supplier)
    rows = []
    for failure in tender.failed:
        criterion, value, needed = view.failure_words(failure)
        rule = outcomes.rule(failure.rule)
        if criterion:
            rule = f"{rule}: {criterion}"
        reason = view.tenders[tender.supplier, lot.lot].reason
        if reason and failure.rule in _RECORDED:
            rule = f"{rule}. {report.reason_given(reason)}"
        effect = report.word(report.EFFECTS, failure.effect or "reject")
        rows.append(
            [name, lot.lot, rule[0].upper() + rule[1:], value or report.NOTHING, needed or report.NOTHING, effect]
        )
    if tender.status is Outcome.INCOMPLETE:
        missing = _missing(lot, tender)
        found = report.missing_codes(missing) if missing else report.NOTHING
        rows.append([name, lot.lot, report.incomplete_rule(), found, report.NOTHING, report.not_ranked()])
    return rows


def _missing(lot: LotResult, tender: TenderResult) -> tuple[str, ...]:
    for warned in lot.warnings:
        if warned.code == "incomplete" and warned.facts.get("supplier") == tender.supplier:
            missing = warned.facts.get("missing")
            return missing if isinstance(missing, tuple) else ()
    return ()


def _gates(view: View, writer: Writer) -> None:
    gates = [row for row in view.data.criteria if row.type is CriterionType.GATE]
    if not gates or not view.data.tenders:
        return
    writer.heading(report.gates_heading())
    writer.paragraph(report.gates_intro())
    consequences = [f"{view.title(gate.code)}: {_consequence(gate)}" for gate in gates]
    if any(gate.guidance or gate.consequence for gate in gates):
        writer.bullets([f"{text}. {gate.guidance}".strip() for text, gate in zip(consequences, gates, strict=True)])
    wide = len(gates) <= _GATE_COLUMNS
    columns = [Column(title=_(report.SUPPLIER), width=3), Column(title=_(report.LOT), width=1)]
    if wide:
        columns += [Column(title=view.title(gate.code), width=6 / len(gates)) for gate in gates]
    else:
        columns.append(Column(title=_(report.CONDITIONS), width=6))
    table = writer.table(columns)
    for lot in view.ranking.lots:
        in_lot = {gate.code for gate in view.trees[lot.lot].gates}
        for tender in lot.tenders:
            decided = _decided(view, tender, lot.lot)
            words = [
                report.word(report.GATES, decided.get(gate.code, "not started"))
                if gate.code in in_lot
                else report.NOTHING
                for gate in gates
            ]
            if not wide:
                words = [
                    "; ".join(
                        f"{gate.code} {found.lower()}"
                        for gate, found in zip(gates, words, strict=True)
                        if gate.code in in_lot
                    )
                ]
            table.row([view.name(tender.supplier), lot.lot, *words])
    table.done()


def _consequence(gate: Criterion) -> str:
    return (
        f"{_(report_method.CONSEQUENCE).lower()}, {report.word(report.EFFECTS, gate.consequence or 'reject').lower()}"
    )


def _decided(view: View, tender: TenderResult, lot: LotCode) -> dict[CriterionCode, str]:
    return {decision.gate: decision.status for decision in view.tenders[tender.supplier, lot].gates}
