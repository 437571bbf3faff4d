"""An evaluation in words as councils write them, so that pages are seen with as much on them as they will hold."""

from dataclasses import replace
from fractions import Fraction

from app.domain.codes import ScaleCode
from app.domain.evaluation import EvaluationData, Level, Response, Scale
from tests.services.panels import Q1, Q2, Q3, A, B, C, evaluation

_LEVELS = (
    ("Unacceptable", "No response, or one that does not address the requirement at all."),
    ("Poor", "Addresses little of the requirement; serious doubt that the service could be delivered safely."),
    ("Limited", "Addresses some of the requirement, with gaps or little evidence; several concerns remain."),
    ("Satisfactory", "Addresses most of the requirement with some evidence; minor concerns remain."),
    ("Good", "Addresses the whole requirement with relevant evidence; no concerns remain."),
    ("Excellent", "Addresses the whole requirement with strong, specific evidence, and adds value beyond it."),
)
_ANSWER = """Every worker is checked before the first shift: an enhanced DBS check with both barred lists, two
references of which one is the last employer in care, and a full history with each gap explained in writing.

Our safeguarding lead is a registered social worker with eleven years in short breaks; a deputy covers every shift, day
and night. Both are named on the rota that families can see. Training is renewed each year and checked in supervision,
and nobody works alone before they have passed it.

In the last three years we made fourteen referrals. Each was acknowledged by the local authority within a day, and in
two of them our own practice changed afterwards: we now ring families on the evening of the first stay, and a second
worker is present whenever medicines are given."""


def wordy() -> EvaluationData:
    """Return the script with real sentences."""
    data = evaluation()
    scale = Scale(
        code=ScaleCode("Quality"),
        levels=tuple(
            Level(value=Fraction(value), label=label, descriptor=descriptor)
            for value, (label, descriptor) in enumerate(_LEVELS)
        ),
    )
    titles = {
        Q1: ("Safeguarding children and young people", "Who keeps me safe?",
             "Look for named people, checks before the first shift, training that is renewed, and what was learned."),
        Q2: ("Workforce, recruitment and supervision", "Who are the staff?",
             "Look for enough staff with the right skills, and how they are supported."),
        Q3: ("What a stay feels like", "What does a stay feel like?",
             "Look for choice, food, friends, privacy, and who listens."),
    }  # fmt: skip
    criteria = tuple(
        replace(row, title=titles[row.code][0], plain_title=titles[row.code][1], guidance=titles[row.code][2])
        if row.code in titles
        else row
        for row in data.criteria
    )
    names = {A: "Afon Care Community Interest Company", B: "Brightwater Short Breaks Ltd", C: "Y Gorlan Cyf."}
    return replace(
        data,
        scales=(scale,),
        criteria=criteria,
        suppliers=tuple(replace(one, name=names[one.id]) for one in data.suppliers),
        responses=tuple(
            Response(
                supplier=one.supplier,
                lot=one.lot,
                question=one.question,
                text="\n\n".join(" ".join(part.splitlines()) for part in _ANSWER.split("\n\n")),
                plain_summary="Staff are checked before they start. Two people look after safety, day and night.",
            )
            for one in data.responses
        ),
    )
