"""What the template says about each sheet, column and key, in plain words."""

from collections.abc import Mapping

from app.text.catalogue import N_

TITLE = N_("Evaluation workbook")
NEEDED = N_("Needed.")
OPTIONAL = N_("May be left empty.")
ONE_OF = N_("One of: {choices}.")
GATE_NOTE = N_("Whether this tender passes the gate {gate}; the column bears the gate's code. Empty means not started.")
NOTES_HEADERS = (N_("Sheet"), N_("Column or key"), N_("What goes there"))
GENERAL = N_("In general")

RULES: tuple[str, ...] = (
    N_("Fill in the sheets and replace the example, which is a whole small evaluation. This sheet is never read."),
    N_("The first row of a sheet holds its headers. Columns and sheets that you do not need may be deleted."),
    N_("Write values, not formulas. Lists have ; between their parts. Money is in pounds, weights are in per cent."),
    N_("Codes and ids are yours to choose. Write them the same everywhere, capitals too."),
    N_(
        "Check the workbook with: evenhand rank WORKBOOK. It lists everything that is wrong with sheet, row and column."
    ),
)

SHEETS: Mapping[str, str] = {
    "Evaluation": N_("The basics and the published method, one key a row. Keys without a value keep their default."),
    "Scale": N_("The scores that may be given, one level a row. A scale is all rows with the same code."),
    "Criteria": N_("The published award criteria with their weights, prices and gates, one a row."),
    "Lots": N_("One lot a row. Without this sheet there is one lot, called 1."),
    "Suppliers": N_("Everybody who tenders."),
    "Tenders": N_("One row for each supplier and lot, with the price and one column for each gate."),
    "Panel": N_("The people of the panel and what each of them scores."),
    "Scores": N_("Each person's own scores. An empty score is missing, never zero."),
    "Agreed": N_("The scores that the panel agreed on, with its own reasons."),
    "Responses": N_("What the suppliers wrote: text, or names of files in the folder of this workbook."),
}

COLUMNS: Mapping[tuple[str, str], str] = {
    ("Evaluation", "key"): N_("The name of a setting; all there are stand in this sheet."),
    ("Evaluation", "value"): N_("What is set."),
    ("Scale", "scale"): N_("The code of the scale, the same in each of its rows."),
    ("Scale", "value"): N_("A score that may be given, zero or more."),
    ("Scale", "label"): N_("Its name, such as Good."),
    ("Scale", "descriptor"): N_("What a response must show to get this score."),
    ("Scale", "meets requirement"): N_("Whether a response with this score meets the requirement."),
    ("Criteria", "code"): N_("A short code; the other sheets name the criterion by it."),
    ("Criteria", "title"): N_("The criterion as published."),
    ("Criteria", "weight"): N_("Its weight in per cent, at most two decimal places. Gates and information have none."),
    ("Criteria", "type"): N_("What the row is. A quality row with others under it is a section."),
    ("Criteria", "parent"): N_("The code of the section it belongs to, or of the question for a sub-criterion."),
    ("Criteria", "scale"): N_("The scale a question is scored on; not needed where there is only one."),
    ("Criteria", "minimum"): N_("The lowest score that passes; for a section points, or with % a share of its points."),
    ("Criteria", "consequence"): N_("What follows from failing, as published. Every gate needs it."),
    ("Criteria", "guidance"): N_("Guidance for the panel."),
    ("Criteria", "plain title"): N_("The title in plain words, for service-user representatives."),
    ("Criteria", "plain guidance"): N_("The guidance in plain words."),
    ("Criteria", "lots"): N_("The lots it applies to. Empty means all."),
    ("Criteria", "formula"): N_("A price row's own formula, where it differs from that of the evaluation."),
    ("Criteria", "formula parameters"): N_("The parameters of that formula, as name=value with ; between them."),
    ("Lots", "code"): N_("A short code for the lot."),
    ("Lots", "title"): N_("What the lot is for."),
    ("Lots", "category"): N_("A heading that groups lots."),
    ("Lots", "places"): N_("How many suppliers win a place: a number, or unlimited. Empty means 1."),
    ("Lots", "reserve"): N_("How many more go on a reserve list. Empty means 0."),
    ("Lots", "tiers"): N_("How awarded places are divided, such as rank 5; 15 or score 80; 60."),
    ("Lots", "minimum quality"): N_("The quality that is needed, in points or with % as a share of the points."),
    ("Lots", "minimum total"): N_("The total that is needed, in points or with % as a share of the points."),
    ("Lots", "maximum price"): N_("The highest price that passes, in pounds."),
    ("Suppliers", "id"): N_("A short id; the other sheets name the supplier by it."),
    ("Suppliers", "name"): N_("The supplier's full name."),
    ("Suppliers", "register number"): N_("The number in a public register, such as Companies House."),
    ("Suppliers", "kind"): N_("The supplier's legal shape."),
    ("Suppliers", "members"): N_("The members of a consortium, with ; between them."),
    ("Tenders", "supplier"): N_("The supplier's id."),
    ("Tenders", "lot"): N_("The lot's code. Empty means the only lot."),
    ("Tenders", "price"): N_("The price in pounds. With several price rows each has a column that bears its code."),
    ("Tenders", "price score"): N_("Points for price where they are given and not calculated. Never beside a price."),
    ("Tenders", "status"): N_("How the tender stands. Empty means received."),
    ("Tenders", "reason"): N_("Why it is not simply received."),
    ("Tenders", "draw"): N_("The number drawn by lot, where ties are broken so. The lowest wins."),
    ("Tenders", "stated quality"): N_("Quality points as another source states them, to be compared."),
    ("Tenders", "stated price score"): N_("Points for price as another source states them."),
    ("Tenders", "stated total"): N_("The total as another source states it."),
    ("Tenders", "stated rank"): N_("The rank as another source states it."),
    ("Panel", "seat"): N_("A short code for this person's place on the panel."),
    ("Panel", "name"): N_("The name, or a name for the record."),
    ("Panel", "role"): N_("The person's part. Evaluators, service user representatives and groups score."),
    ("Panel", "questions"): N_("The questions or sections this seat scores. Empty means all."),
    ("Panel", "lots"): N_("The lots this seat scores. Empty means all."),
    ("Panel", "group"): N_("A label for people who belong together."),
    ("Scores", "seat"): N_("The seat that scored."),
    ("Scores", "supplier"): N_("The supplier's id."),
    ("Scores", "lot"): N_("The lot. Empty means every lot of the supplier to which the question applies."),
    ("Scores", "question"): N_("The question's code."),
    ("Scores", "score"): N_("A value of the question's scale. Empty means missing."),
    ("Scores", "reason"): N_("Why, from the response."),
    ("Scores", "evidence"): N_("Where in the response it is found."),
    ("Agreed", "supplier"): N_("The supplier's id."),
    ("Agreed", "lot"): N_("The lot. Empty means every lot of the supplier to which the question applies."),
    ("Agreed", "question"): N_("The question's code."),
    ("Agreed", "score"): N_("The agreed value of the question's scale."),
    ("Agreed", "reason"): N_("The panel's own reason."),
    ("Responses", "supplier"): N_("The supplier's id."),
    ("Responses", "lot"): N_("The lot. Empty means every lot of the supplier to which the question applies."),
    ("Responses", "question"): N_("The question's code."),
    ("Responses", "text"): N_("The response itself. Text, files or both are needed."),
    ("Responses", "file"): N_("Names of files in the folder of this workbook, with ; between them."),
    ("Responses", "plain summary"): N_("The response in plain words."),
}

KEYS: Mapping[str, str] = {
    "reference": N_("The reference of the procurement."),
    "format": N_("The format of this workbook: 1."),
    "title": N_("What is procured."),
    "authority": N_("The contracting authority."),
    "partner authorities": N_("Others who take part, with ; between them."),
    "regime": N_("The body of law it is held under."),
    "procedure": N_("The procedure, such as open."),
    "result": N_("Whether tenders are ranked, or all who pass are admitted. Empty means rank."),
    "light touch": N_("Whether the light-touch rules apply."),
    "deadline": N_("When tenders were due."),
    "weight basis": N_(
        "local: the weights under each section add up to 100; global: all of them do. Empty means local."
    ),
    "merge rule": N_("How a final score comes about where none was agreed. Empty means consensus: it does not."),
    "off-scale scores": N_("Whether agreed and merged scores may lie between the levels. Empty means no."),
    "price formula": N_(
        "How points for price are worked out. Needed with a price row. A schedule of several lines (F18) has a price "
        "row for each line, with a formula of its own where that differs: their points add up."
    ),
    "formula parameters": N_("What the formula needs besides the prices, as name=value with ; between them."),
    "rounding": N_(
        "Decimal places where the published method rounds, such as criterion=2; total=2. Empty means nowhere."
    ),
    "tie break": N_("What parts equal totals, in turn, such as quality; price; draw. Empty means nothing does."),
    "failed tenders in price reference": N_("Whether rejected tenders count for the lowest price. Empty means no."),
    "lots per supplier": N_("How many lots one supplier may win. Empty means any number."),
    "lot mechanism": N_("How lots are shared out where they are limited, such as highest sum."),
    "variance range": N_("From which difference between scores they must be talked about."),
}
