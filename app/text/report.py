"""Every sentence of the award report: functions that take facts and return sentences.

Codes come as their words (`StrEnum` members are strings), numbers as they are to be printed. The method of evaluation
has its sentences in `app.text.report_method`.
"""

from collections.abc import Mapping, Sequence

from app.text.catalogue import N_, _
from app.text.outcomes import together

# ---------------------------------------------------------------- words for codes

REGIMES: dict[str, str] = {
    "PA2023-E": N_("Procurement Act 2023 (England)"),
    "PA2023-NI": N_("Procurement Act 2023 (Northern Ireland)"),
    "PA2023-W": N_("Procurement Act 2023 (Wales)"),
    "PCR2015": N_("Public Contracts Regulations 2015"),
    "PCSR2015": N_("Public Contracts (Scotland) Regulations 2015"),
    "PSR2023": N_("Provider Selection Regime 2023"),
    "BELOW-THRESHOLD": N_("Below the threshold: the authority’s own contract rules"),
}
EFFECTS: dict[str, str] = {
    "reject": N_("Not evaluated further"),
    "may reject": N_("The authority may reject the tender"),
    "no effect": N_("No effect"),
}
ROLES: dict[str, str] = {
    "evaluator": N_("Evaluator"),
    "service user representative": N_("Service-user representative"),
    "group": N_("Group"),
    "moderator": N_("Moderator"),
    "lead": N_("Procurement lead"),
    "observer": N_("Observer"),
}
KINDS: dict[str, str] = {
    "company": N_("company"),
    "charity": N_("charity"),
    "sole trader": N_("sole trader"),
    "consortium": N_("consortium"),
    "public body": N_("public body"),
    "other": N_("other"),
}
GATES: dict[str, str] = {
    "pass": N_("Passed"),
    "pass subject to condition precedent": N_("Passed, subject to a condition before the contract starts"),
    "n/a": N_("Does not apply"),
    "waived": N_("Waived"),
    "not started": N_("Not yet checked"),
    "pending": N_("Still open"),
    "fail": N_("Failed"),
    "expired": N_("Expired"),
}
NOTHING = "–"


def word(table: Mapping[str, str], code: str) -> str:
    """Return the words of a code; a code without words stands for itself."""
    return _(table[code]) if code in table else code


# ---------------------------------------------------------------- furniture of every page


def document_title(title: str, reference: str) -> str:
    """Return the title that readers and search engines show."""
    return _("Ranking report: {title} ({reference})").format(title=title or reference, reference=reference)


def document_subject() -> str:
    """Return what the document is, in a line."""
    return _("Report of a tender evaluation, with its ranking, its reasons and its data")


def marking() -> str:
    """Return the protective marking."""
    return _("OFFICIAL-SENSITIVE: COMMERCIAL")


def running_head(section: str, heading: str) -> str:
    """Return what a page is about: its part and what the part is about there."""
    return f"{section} · {heading}" if heading else section


def page_of(number: int, total: int) -> str:
    """Return the number of a page."""
    return _("Page {number} of {total}").format(number=number, total=total)


def data_mark(short_hash: str) -> str:
    """Return the beginning of the data's hash, as every page shows it."""
    return _("Data {hash}").format(hash=short_hash)


def contents_heading() -> str:
    """Return the heading of the list of contents."""
    return _("In this report")


def contents_link(title: str) -> str:
    """Return what a link of the contents leads to."""
    return _("Go to {title}").format(title=title)


def attachment_words() -> str:
    """Return what the attached file is."""
    return _("The data of this evaluation, from which the ranking can be recomputed")


def untitled() -> str:
    """Return what stands for a missing title."""
    return _("Untitled evaluation")


# ---------------------------------------------------------------- 1: the award


def kicker() -> str:
    """Return what kind of document this is."""
    return _("Tender evaluation: ranking report")


def for_authority(authority: str, partners: Sequence[str]) -> str:
    """Return whose evaluation it is."""
    if not partners:
        return authority
    return _("{authority}, with {partners}").format(authority=authority, partners=together(partners))


def particulars(*, reference: str, regime: str | None, procedure: str, deadline: str, light_touch: bool | None) -> str:
    """Return reference, regime, procedure and deadline in a line."""
    parts = [_("Reference {reference}").format(reference=reference)]
    if regime is not None:
        parts.append(word(REGIMES, regime) + (_(", light touch") if light_touch else ""))
    if procedure:
        parts.append(procedure)
    if deadline:
        parts.append(_("tenders due {deadline}").format(deadline=deadline))
    return "  ·  ".join(parts)


def moment(day: str, time: str) -> str:
    """Return a day with its time, if any."""
    return _("{day}, {time}").format(day=day, time=time) if time else day


def award_heading(*, admitting: bool, final: bool, any_final: bool) -> str:
    """Return the heading of the first part: `final` where every lot is, `any_final` where one is at least."""
    if admitting:
        if final:
            return _("Who is admitted")
        return _("Who is admitted, and provisional lots") if any_final else _("Provisional admission")
    if final:
        return _("The award")
    return _("The award, and provisional lots") if any_final else _("Provisional ranking")


def provisional_lot(*, admitting: bool) -> str:
    """Return that a lot is not final."""
    if admitting:
        return _("Provisional: admission to this lot is not final yet.")
    return _("Provisional: no award can be made in this lot yet.")


def draft_notice() -> tuple[str, str]:
    """Return that the report is a draft until signed, and where to look."""
    return (
        _("A draft until the moderator and the procurement lead have both signed."),
        _(
            "Signatures: see the last page or your reader’s signature panel; check the whole file with “evenhand "
            "verify”."
        ),
    )


def not_final_heading(*, admitting: bool, any_final: bool) -> str:
    """Return the heading over what stands between this ranking and an award; `any_final` where some lots are final."""
    if admitting:
        return _("Not final in these lots:") if any_final else _("Not final:")
    if any_final:
        return _("Not final. No award can be made yet in these lots:")
    return _("Not final. No award can be made yet:")


def more_blocking(count: int) -> str:
    """Return how many more things stand in the way than are named."""
    return _("And {count} more, with their lots in part 4.").format(count=count)


def in_lot(lot: str, sentence: str) -> str:
    """Return a sentence with the lot it is about."""
    return _("Lot {lot}: {sentence}").format(lot=lot, sentence=sentence)


def places(count: int | None, reserve: int) -> str:
    """Return how many places a lot has."""
    if count is None:
        found = _("Unlimited places")
    elif count == 1:
        found = _("1 place")
    else:
        found = _("{count} places").format(count=count)
    return found + (_(", {reserve} in reserve").format(reserve=reserve) if reserve else "")


RANK = N_("Rank")
SUPPLIER = N_("Supplier")
QUALITY = N_("Quality")
PRICE = N_("Price")
TOTAL = N_("Total")
LOT = N_("Lot")
AWARDED_TO = N_("Awarded to")
PLACED = N_("Awarded to, or in a place provisionally")
ADMITTED = N_("Admitted")
MARGIN = N_("Margin")


def margin_label() -> str:
    """Return the word before the margin."""
    return _("Margin.")


def limit_label() -> str:
    """Return the word before what a limit of lots for each supplier leads to."""
    return _("Lots for each supplier.")


def why_label() -> str:
    """Return the word before the reasons."""
    return _("Why.")


def stopped_label(*, admitting: bool) -> str:
    """Return the word before the tenders that a rule stopped."""
    return _("Not admitted.") if admitting else _("Not ranked.")


def provisionally(names: str) -> str:
    """Return who is in a place of a lot that is not final."""
    return _("Provisional: {names}").format(names=names)


def margin_single(winner: str, winner_total: str, other: str, other_total: str, margin: str) -> str:
    """Return how far a single winner is ahead of the next tender."""
    return _("{winner} ({winner_total}) is {margin} points ahead of the next tender, {other} ({other_total}).").format(
        winner=winner, winner_total=winner_total, other=other, other_total=other_total, margin=margin
    )


def margin_last_place(winner: str, winner_total: str, other: str, other_total: str, margin: str) -> str:
    """Return how far the last of several with a place is ahead of the next without."""
    return _(
        "{winner} ({winner_total}), the last with a place, is {margin} points ahead of {other} ({other_total}), the "
        "next without one."
    ).format(winner=winner, winner_total=winner_total, other=other, other_total=other_total, margin=margin)


def margin_lowest(winner: str, winner_total: str, other: str, other_total: str, margin: str) -> str:
    """Return how far the last with a place is below the next without, where the lowest total wins."""
    return _(
        "The lowest total wins: {winner} ({winner_total}) is {margin} below the next tender without a place, {other} "
        "({other_total})."
    ).format(winner=winner, winner_total=winner_total, other=other, other_total=other_total, margin=margin)


def won_by_tie_break(winner: str, other: str, total: str, step: str) -> str:
    """Return that a step of the tie-break parted two tenders."""
    return _(
        "{winner} and {other} have exactly the same total ({total}); the published tie-break decided: {step}."
    ).format(winner=winner, other=other, total=total, step=step)


def equal_at_the_boundary(winner: str, other: str, total: str) -> str:
    """Return that equal totals stand on both sides of the last place, which no tie-break decided."""
    return _("{winner} and {other} have exactly the same total ({total}).").format(
        winner=winner, other=other, total=total
    )


def has_its_lots(name: str, total: str) -> str:
    """Return why a better tender is passed over under a limit of lots for each supplier."""
    return _("{name} ({total}) ranks higher but already has as many lots as a supplier may win.").format(
        name=name, total=total
    )


def not_given_this_lot(name: str, total: str) -> str:
    """Return that a better tender is not, or not yet, given the lot by the allocation."""
    return _("{name} ({total}) ranks higher; what the allocation of lots gives it stands in part 4.").format(
        name=name, total=total
    )


def decided_by(quality: str, price: str, *, quality_ahead: bool, price_ahead: bool) -> str:
    """Return what decided between two tenders, one of them ahead on one at least: signed differences in points."""
    if quality_ahead and price_ahead:
        pattern = _("Ahead on both: quality {quality}, price {price} points.")
    elif quality_ahead:
        pattern = _("Quality decided: {quality} points on quality, {price} on price.")
    else:
        pattern = _("Price decided: {price} points on price, {quality} on quality.")
    return pattern.format(quality=quality, price=price)


def quality_alone(quality: str) -> str:
    """Return that only quality made the difference."""
    return _("Quality decided: {quality} points.").format(quality=quality)


def figures_of_formula(formula: str, quality: tuple[str, str] | None, price: tuple[str, str] | None) -> str:
    """Return the formula of totals that are no sum, with what two tenders brought to it: one of both at least."""
    parts = []
    if quality is not None:
        parts.append(_("quality {one} against {other}").format(one=quality[0], other=quality[1]))
    if price is not None:
        parts.append(_("price {one} against {other}").format(one=price[0], other=price[1]))
    return _("By the published formula {formula}: {figures}.").format(formula=formula, figures=together(parts))


def strongest(winner: str, other: str, questions: Sequence[tuple[str, str]]) -> str:
    """Return on which questions a winner gained most; questions with their signed points."""
    gains = together([f"{question} ({gain})" for question, gain in questions])
    return _("Against {other}, {winner} gained most on {gains}.").format(winner=winner, other=other, gains=gains)


def nobody_without_place() -> str:
    """Return that every ranked tender has a place."""
    return _("Every ranked tender has a place.")


def no_tenders() -> str:
    """Return that a lot has no tenders."""
    return _("No tender was received for this lot.")


def none_awarded(*, admitting: bool, final: bool) -> str:
    """Return that nobody is awarded."""
    if admitting:
        return _("No tender is admitted to this lot.")
    return _("No tender is awarded in this lot.") if final else _("No tender has a place in this lot yet.")


def stopped_count(count: int, names: Sequence[str]) -> str:
    """Return how many tenders were stopped, each with its rule."""
    lead = _("1 tender: ") if count == 1 else _("{count} tenders: ").format(count=count)
    return lead + "; ".join(names) + "."


def stopped_for(name: str, rules: Sequence[str]) -> str:
    """Return one tender with the rules that stopped it."""
    return _("{name} ({rules})").format(name=name, rules="; ".join(rules)) if rules else name


def and_others(count: int) -> str:
    """Return how many more there are than are named."""
    return _("and {count} more").format(count=count)


def panel_line(*, seats: int, representatives: int, given: int, due: int, without_reason: int, agreed: bool) -> str:
    """Return who evaluated, in a sentence; `agreed` where agreed scores are recorded."""
    if not seats:
        if agreed:
            return _("No panel is recorded: the scores came as agreed scores.")
        return _("No panel and no scores are recorded.")
    who = (
        _("The panel has 1 scoring seat")
        if seats == 1
        else _("The panel has {seats} scoring seats").format(seats=seats)
    )
    if representatives:
        who += (
            _(", held by a service-user representative")
            if seats == 1
            else _(", 1 of them held by a service-user representative")
            if representatives == 1
            else _(", {count} of them held by service-user representatives").format(count=representatives)
        )
    counted = _("; {given} of {due} scores due are recorded").format(given=given, due=due)
    if not given:
        return who + counted + "."
    if without_reason:
        return who + counted + _(", {count} of them without a reason.").format(count=without_reason)
    return who + counted + _(", each with its reason in this report.")


def also_note(count: int, lots: Sequence[str]) -> str:
    """Return that the ranking carries remarks that don't stop an award, and on which lots."""
    where = _("lot {lots}") if len(lots) == 1 else _("lots {lots}")
    text = (
        _("1 remark on this ranking stands in part 4 ({where}).")
        if count == 1
        else _("{count} remarks on this ranking stand in part 4 ({where}).")
    )
    return text.format(count=count, where=where.format(lots=together(lots)))


# ---------------------------------------------------------------- 2: the panel

SEAT = N_("Seat")
WHO = N_("Who")
ROLE = N_("Role")
SCORED = N_("Scored")
GIVEN = N_("Scores given")


def panel_heading() -> str:
    """Return the heading of the panel's part."""
    return _("The panel")


def panel_intro(*, pseudonyms: bool) -> str:
    """Return how the panel is shown."""
    text = _(
        "Seats’ scores are shown as recorded in the workbook. A score is counted as due for every tender and question "
        "that the seat was assigned."
    )
    return text + (
        " " + _("Service-user representatives and groups appear by the code of their seat only.") if pseudonyms else ""
    )


def no_panel() -> str:
    """Return that no panel is recorded."""
    return _("No panel is recorded in this evaluation.")


def representative() -> str:
    """Return what stands for the name of a service-user representative."""
    return _("Name withheld")


def all_questions() -> str:
    """Return that a seat scores everything."""
    return _("All questions")


def questions_in_lots(questions: str, lots: Sequence[str]) -> str:
    """Return what a seat scores, where it is not in every lot."""
    return _("{questions}; lots {lots}").format(questions=questions, lots=together(lots)) if lots else questions


def n_of_m(given: int, due: int) -> str:
    """Return how many of how many."""
    return _("{given} of {due}").format(given=given, due=due)


# ---------------------------------------------------------------- 4: the ranking


def ranking_heading(*, admitting: bool) -> str:
    """Return the heading of the ranking's part."""
    return _("Admission by lot") if admitting else _("Ranking by lot")


def ranking_intro(*, rounded: bool) -> str:
    """Return how to read a ranking by sums of points; `rounded` where the published method rounds totals."""
    if rounded:
        return _(
            "Points are out of 100. Totals are rounded as published (part 3) and compared so; the figures beside them "
            "are only shown rounded, so a total can differ from their sum."
        )
    return _(
        "Points are out of 100. Totals are compared exactly and only shown rounded, so a total can differ by a last "
        "digit from the sum of the figures beside it."
    )


def ranking_intro_formula(formula: str, words: str, *, lowest: bool, rounded: bool) -> str:
    """Return how to read a ranking by a formula of its own: in words, as a formula, and which end wins."""
    return " ".join(
        (
            _("Here {formula}.").format(formula=formula),
            words,
            _("The lowest total ranks first.") if lowest else _("The highest total ranks first."),
            _("Totals are rounded as published (part 3) and compared so.")
            if rounded
            else _("Totals are compared exactly and only shown rounded."),
        )
    )


def admitted_intro() -> str:
    """Return how to read an admission."""
    return _("A tender that is complete and that no rule has stopped is admitted. Admitted tenders are not ranked.")


def chart_alt(bars: Sequence[str], *, stacked: bool) -> str:
    """Return the picture of the ranking in words."""
    lead = _("Bar chart of the totals, quality and price stacked: ") if stacked else _("Bar chart of the totals: ")
    return lead + "; ".join(bars) + "."


def chart_bar(name: str, total: str, quality: str, price: str) -> str:
    """Return one stacked bar in words."""
    return _("{name} {total}, of which quality {quality} and price {price}").format(
        name=name, total=total, quality=quality, price=price
    )


def chart_plain_bar(name: str, total: str) -> str:
    """Return one bar in words."""
    return f"{name} {total}"


def tie_sentence(rank: int, total: str, names: Sequence[str]) -> str:
    """Return who had equal totals."""
    return _("Exactly equal totals of {total} from rank {rank}: {names}.").format(
        rank=rank, total=total, names=together(names)
    )


def tie_parted(steps: Sequence[tuple[Sequence[str], Sequence[str], str]]) -> str:
    """Return who of those with equal totals comes before whom, by which step of the published tie-break."""
    parted = [
        _("{ahead} before {behind} by {step}").format(ahead=together(ahead), behind=together(behind), step=step)
        for ahead, behind, step in steps
    ]
    return _("The published tie-break puts {parted}.").format(parted="; ".join(parted))


def tie_unresolved(names: Sequence[str]) -> str:
    """Return a tie that nothing published parts."""
    return _("Nothing published parts {names}: they share their rank.").format(names=together(names))


def allocation_heading() -> str:
    """Return the heading of the allocation of lots."""
    return _("Lots for each supplier")


def allocation_sentence(limit: int, total: str, choices: int, *, complete: bool) -> str:
    """Return what the limit of lots for each supplier leads to; not `complete` where more ways exist than listed."""
    text = _(
        "Lots a supplier may win: {limit} at most. Most places are filled, at the highest sum of totals ({total}), by:"
    ).format(limit=limit, total=total)
    if not complete:
        text += " " + _("more than {choices} ways equally, of which these; the authority has to choose.").format(
            choices=choices
        )
    elif choices > 1:
        text += " " + _("{choices} ways equally; the authority has to choose.").format(choices=choices)
    return text


def allocation_choice(lots: Sequence[tuple[str, str]]) -> str:
    """Return one way of awarding the lots."""
    return "; ".join(_("lot {lot}: {names}").format(lot=lot, names=names or _("nobody")) for lot, names in lots)


def allocation_undecided(choices: int, *, complete: bool) -> str:
    """Return that several allocations of lots are equally good."""
    if not complete:
        return _("The lots can be allocated in more than {choices} equally good ways.").format(choices=choices)
    return _("The lots can be allocated in {choices} equally good ways.").format(choices=choices)


def remarks_heading() -> str:
    """Return the heading over warnings that don't stop an award."""
    return _("What a reader should know about this ranking")


# ---------------------------------------------------------------- 5: exclusions and gates

RULE = N_("Rule")
FOUND = N_("Found")
NEEDED = N_("Needed")
EFFECT = N_("Effect")
CONDITIONS = N_("Conditions")


def exclusions_heading() -> str:
    """Return the heading of the part on exclusions and conditions."""
    return _("Tenders not evaluated further, and conditions")


def exclusions_none() -> str:
    """Return that nothing was failed."""
    return _("No tender failed a rule, and none is incomplete.")


def exclusions_intro() -> str:
    """Return how to read the table of rules that were not met."""
    return _(
        "Minima are inclusive: a tender that exactly reaches one has met it. A rule with the effect “Not evaluated "
        "further” ends the evaluation of a tender at its stage; scores given until then are kept and shown."
    )


def incomplete_rule() -> str:
    """Return the rule behind an incomplete tender."""
    return _("Not fully scored or priced")


def missing_codes(codes: Sequence[str]) -> str:
    """Return what is missing."""
    return _("Missing: {codes}").format(codes=", ".join(codes))


def not_ranked() -> str:
    """Return the effect of being incomplete."""
    return _("Not ranked until complete")


def reason_given(reason: str) -> str:
    """Return the recorded reason of a status."""
    return _("Reason recorded: {reason}").format(reason=reason)


def gates_heading() -> str:
    """Return the heading of the table of conditions."""
    return _("Conditions of participation")


def gates_intro() -> str:
    """Return what the conditions are."""
    return _("Conditions are passed or failed; they carry no points.")


# ---------------------------------------------------------------- 6: scores with reasons

SCORE = N_("Score")
REASON = N_("Reason, and the evidence recorded for it")


def scores_heading() -> str:
    """Return the heading of the part with all scores."""
    return _("Scores with their reasons")


def scores_intro() -> str:
    """Return how scores are shown."""
    return _(
        "For every question: the score that counts, with the panel’s own reason, then each seat’s score, as recorded "
        "in the workbook. In quotation marks: the evidence recorded from the tender."
    )


def scores_intro_merged(rule: str) -> str:
    """Return how scores are shown where none was agreed."""
    return _(
        "For every question: the score that counts, which is the {rule} of the seats’ scores where none was agreed, "
        "then each seat’s score, as recorded in the workbook. In quotation marks: the evidence recorded from the "
        "tender."
    ).format(rule=_("mean") if rule == "mean" else _("median"))


def scores_none() -> str:
    """Return that no scores are recorded."""
    return _("No scores are recorded in this evaluation.")


def question_title(code: str, title: str) -> str:
    """Return a question by code and title."""
    return f"{code}  {title}" if title else code


def only_in_lot(title: str, lot: str) -> str:
    """Return a question that was scored for one lot."""
    return _("{title} (lot {lot})").format(title=title, lot=lot)


def continued(title: str) -> str:
    """Return the heading of what goes on from the page before."""
    return _("{title} (continued)").format(title=title)


def panel_seat() -> str:
    """Return who gives the agreed score."""
    return _("Agreed")


def merged_seat(rule: str) -> str:
    """Return what stands in the agreed score's place where seats' scores are merged."""
    return _("Mean") if rule == "mean" else _("Median")


def no_agreed_score() -> str:
    """Return that the panel agreed no score."""
    return _("No score was agreed.")


def no_score() -> str:
    """Return that a seat gave none."""
    return _("No score given.")


def no_reason() -> str:
    """Return that no reason is recorded."""
    return _("No reason recorded.")


def quoted(words: str) -> str:
    """Return evidence in quotation marks."""
    return f"“{words}”"


def tenders_for(lots: Sequence[str]) -> str:
    """Return what a supplier tenders for."""
    return (
        _("Tender for lot {lots}").format(lots=together(lots))
        if len(lots) == 1
        else _("Tenders for lots {lots}").format(lots=together(lots))
    )


def members(names: Sequence[str]) -> str:
    """Return the members of a consortium."""
    return _("members: {names}").format(names=together(names))


def register_number(number: str) -> str:
    """Return a registered number."""
    return _("registered number {number}").format(number=number)


# ---------------------------------------------------------------- 8: how to check


def checking_heading() -> str:
    """Return the heading of the part on verification."""
    return _("How to check this report")


def checking_steps(*, recorded: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the answers of `evenhand verify`, each with what it looks at; `recorded`: with a panel's record too."""
    recomputes = _(
        "The ranking is worked out again from the attached data by the published method, and every rank and "
        "figure of the ranking tables in part 4 is compared with it."
    )
    if recorded:
        recomputes += " " + _(
            "The rules in that data are hashed again and compared with the frozen hash that the attached record names."
        )
    return (
        (
            _("Unchanged."),
            _(
                "Every byte that was signed is as it was, and after a signature nothing was added but the next one. "
                "Whether both signatures are there is said apart: a report without both is a draft."
            ),
        ),
        (
            _("Recomputes."),
            recomputes,
        ),
        (
            _("Pages."),
            _(
                "The whole report is printed again from the attached data and every page is compared. Only the same "
                "version with the same libraries can do that; any other answers “cannot tell”."
            ),
        ),
        (
            _("Signers compared."),
            _(
                "The certificates in the file are compared with fingerprints you give (--signers) and have from a "
                "letter or notice of the authority. Without them the answer is “not compared”, never “good”."
            ),
        ),
    )


def checking_intro() -> str:
    """Return the command and what it needs."""
    return _(
        "Save this file and run “evenhand verify” on it. The check works offline, without any record of the authority, "
        "and answers apart:"
    )


def checking_by_hand(file: str) -> str:
    """Return how to check without the application."""
    return _(
        "Without Evenhand: your reader’s signature panel shows the signatures there are, and the attached file {file} "
        "holds all criteria, weights, scores, prices and reasons as plain text. Part 7 puts them into the published "
        "formulas."
    ).format(file=file)


def proof_heading() -> str:
    """Return the heading over what signatures prove."""
    return _("What a signature proves, and what it does not")


def proof_points() -> tuple[str, ...]:
    """Return the limits of a signature."""
    return (
        _("It proves that what was signed has not changed since the holder of that key signed it."),
        _(
            "It does not prove when: the signing time is the clock of the signer’s computer, as claimed by them. A "
            "records office can add a trusted timestamp later."
        ),
        _(
            "With a certificate the signers made themselves, readers show “identity unknown”. That is expected: the "
            "fingerprint, compared with one you have from another source, tells whose key it is."
        ),
        _("It does not prove that a judgement was right. The reasons in part 6 are there to be read."),
    )


def fingerprints_heading() -> str:
    """Return the heading over hashes and fingerprints."""
    return _("Fingerprints")


def roster_missing() -> str:
    """Return that no signer was named."""
    return _(
        "No signers were named when this report was made. Compare the certificates of its signatures with the "
        "fingerprints in the authority’s letters and notices."
    )


def audit_head_missing() -> str:
    """Return that there is no audit record to name."""
    return _(
        "This report was made straight from a workbook, which keeps no audit record; so there is no audit head to name."
    )


def application(version: str) -> str:
    """Return what made the report."""
    return _(
        "Made with Evenhand {version}. From the same data and the same named signers that version prints the same "
        "pages again."
    ).format(version=version)


def conformance() -> str:
    """Return what is claimed, and not claimed, about accessibility."""
    return _(
        "Reports of this version are tagged for screen readers and written to the rules of PDF/UA-1 and PDF/A-3, and "
        "their metadata declares PDF/UA-1 and PDF/A-3A. In our tests of this version one checker (page-validation) "
        "found no fault in the reports it was given; no other was used, this file itself was not checked, and there is "
        "no certificate of conformance."
    )


# ---------------------------------------------------------------- 9: signatures


def signatures_heading() -> str:
    """Return the heading of the last part."""
    return _("Signatures")


def signatures_intro() -> str:
    """Return in which order the report is signed."""
    return _(
        "The moderator signs first and certifies the report; the procurement lead signs last. Until both have signed, "
        "this report is a draft."
    )


def moderator_statement(rule: str, *, scores: bool) -> str:
    """Return what the moderator signs for under that merge rule; without `scores` where none are recorded."""
    if not scores:
        return _("Moderator: this is what was recorded in the evaluation.")
    if rule == "mean":
        return _(
            "Moderator: these are the recorded scores and reasons; where none was agreed, the mean of the seats’ "
            "counts."
        )
    if rule == "median":
        return _(
            "Moderator: these are the recorded scores and reasons; where none was agreed, the median of the seats’ "
            "counts."
        )
    return _("Moderator: these are the scores that the panel agreed, and the reasons recorded for them.")


def lead_statement(*, admitting: bool) -> str:
    """Return what the procurement lead signs for."""
    if admitting:
        return _("Procurement lead: this admission follows the published conditions and minima.")
    return _("Procurement lead: this ranking follows the published method.")


def moderator_field() -> str:
    """Return what the first signature field is for."""
    return _("Signature of the moderator, who signs first and certifies the report")


def lead_field() -> str:
    """Return what the last signature field is for."""
    return _("Signature of the procurement lead, who signs last")


# ---------------------------------------------------------------- refusals

SENTENCES: dict[str, str] = {
    "no-glyph": N_(
        "The report cannot print the character {character} ({codepoint}) in “{word}”. Write it in other letters."
    ),
    "report-damaged": N_("The structure of the report is damaged. Ask for the file again."),
    "report-font-odd": N_("A font in the report prints other characters than it claims."),
    "report-page-odd": N_("A page with a ranking was not written by Evenhand."),
    "report-table-odd": N_("A ranking table in the report is not put together as printed."),
    "report-text-double": N_("Text in the report reads differently to a screen reader than to the eye."),
    "report-text-hidden": N_("Text of a ranking is hidden or covered."),
}
