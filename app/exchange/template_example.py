"""The example in the template: a whole small evaluation, so that every sheet shows what goes there."""

from collections.abc import Mapping

from app.exchange.layout import SheetName

Example = tuple[tuple[str | float, ...], ...]
GATE = "INS"

VALUES: Mapping[str, str | float] = {
    "reference": "EX-2026-01",
    "format": 1,
    "title": "Example: short breaks for families",
    "authority": "Example Council",
    "regime": "PA2023-E",
    "procedure": "open",
    "light touch": "yes",
    "deadline": "2026-03-02 12:00",
    "price formula": "F1",
    "tie break": "quality; draw",
}

ROWS: Mapping[SheetName, Example] = {
    SheetName.SCALE: (
        ("S5", 0, "Unacceptable", "Does not answer the question.", "no"),
        ("S5", 3, "Acceptable", "Answers the question with some evidence.", "yes"),
        ("S5", 5, "Excellent", "Answers every part of the question with convincing evidence.", "yes"),
    ),
    SheetName.CRITERIA: (
        ("QUAL", "Quality", 70, "quality"),
        ("Q1", "How will you keep children safe?", 60, "quality", "QUAL", "S5", 3, "reject", "Look for named staff."),
        ("Q2", "How will families be heard?", 40, "quality", "QUAL", "S5"),
        ("PRICE", "Price of one place for a year", 30, "price"),
        (GATE, "Public liability insurance of £5 million", "", "gate", "", "", "", "reject"),
    ),
    SheetName.LOTS: (("1", "Short breaks", "", 1, 1),),
    SheetName.SUPPLIERS: (
        ("A", "Alder Example Ltd", "00000000", "company"),
        ("B", "Birch Example Together", "", "consortium", "Birch North; Birch South"),
    ),
    SheetName.TENDERS: (
        ("A", "1", 18500, "", "received", "", "", "", "", "", "", "pass"),
        ("B", "1", 17250.5, "", "received", "", "", "", "", "", "", "pass"),
    ),
    SheetName.PANEL: (
        ("P1", "Sam Example", "evaluator", "QUAL", "1", "Commissioning"),
        ("P2", "A young person", "service user representative", "Q2"),
    ),
    SheetName.SCORES: (
        ("P1", "A", "1", "Q1", 5, "Names the staff and how they are checked.", "page 2"),
        ("P2", "B", "1", "Q2", 3, "They ask families, but not how often.", "page 4"),
    ),
    SheetName.AGREED: (
        ("A", "1", "Q1", 5, "Every part is answered and shown."),
        ("A", "1", "Q2", 3, "Families are asked once a year."),
        ("B", "1", "Q1", 3, "Checks are described, staff are not named."),
        ("B", "1", "Q2", 5, "Families take part in every review."),
    ),
    SheetName.RESPONSES: (
        (
            "A",
            "1",
            "Q1",
            "Two named leaders check every member of staff before they start.",
            "",
            "They check all staff.",
        ),
    ),
}
