"""Sentences for what the soundness checks find: what contradicts what, and what to do about it."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "unsound": N_("The evaluation contradicts itself and cannot be ranked; every contradiction is listed."),
    "duplicate": N_(
        "“{value}” stands here a second time (the first is “{earlier}”; capitals make no difference). "
        "Give each its own code or remove one."
    ),
    # criteria
    "unknown-lot": N_("There is no lot “{lot}”. Add it to the sheet Lots or correct the code here."),
    "sub-criterion-without-question": N_(
        "The sub-criterion {criterion} belongs to no question. Name the question it is part of as its parent."
    ),
    "gate-with-parent": N_("The gate {criterion} has a parent. Gates stand alone: leave its parent empty."),
    "unknown-parent": N_("{criterion} names the parent “{parent}”, which is no criterion. Correct the parent's code."),
    "parent-is-no-section": N_(
        "{criterion} stands under {parent}, which is no quality row. Only quality rows can have others under them."
    ),
    "sub-criterion-under-section": N_(
        "The sub-criterion {criterion} stands under {parent}, which is a section. Put it under one of its questions."
    ),
    "circular-parents": N_("{criterion} stands under itself, by way of {parent}. Correct one of the parents."),
    "unknown-scale": N_(
        "{criterion} names the scale “{scale}”, which is not on the sheet Scale. Add it there or correct the name."
    ),
    "scale-needed": N_("The question {criterion} needs a scale: name one of the sheet Scale."),
    "minimum-not-possible": N_(
        "{criterion} is of the type {type}, which has no score of its own. Remove the minimum or change the type."
    ),
    "question-minimum-in-percent": N_(
        "The minimum of the question {criterion} is a percentage. Write the score that is needed, such as 3."
    ),
    "consequence-needed": N_(
        "The gate {criterion} doesn't say what follows from failing it. "
        "Write reject, may reject or no effect, as published."
    ),
    "formula-without-price": N_("{criterion} is no price row. Remove its formula and formula parameters."),
    "level-twice": N_("The scale “{scale}” has this value twice. Each level stands once."),
    "scale-without-top": N_("The scale “{scale}” has no level above zero. Add the highest level."),
    # weights
    "weight-not-possible": N_(
        "{criterion} cannot weigh anything: only quality and price rows do. Leave its weight empty."
    ),
    "price-weighs-nothing": N_(
        "The price row {criterion} must weigh 0 with this formula, which ranks on the price itself. "
        "Write 0 and give its weight to quality."
    ),
    "weight-needed": N_("{criterion} has no weight. Write its published weight."),
    "weight-not-positive": N_(
        "The weight of {criterion} is not above zero. Write its published weight, or make its type information."
    ),
    "lot-without-questions": N_(
        "Nothing that is scored applies to the lot {lot}. Add questions or a price row, or remove the lot."
    ),
    "weights-do-not-add-up": N_(
        "The weights of {criteria} add up to {total}, not {expected} (lot {lots}). "
        "Correct them to the published weights."
    ),
    "weights-lack-remainder": N_(
        "The weights of {criteria} add up to {total}, not {expected} (lot {lots}): rounding has lost the rest. If that "
        "is what was published, give it to the last: {last} weighs {weight}. Else correct them."
    ),
    "section-weight-differs": N_(
        "The section {parent} weighs {expected}, but what stands under it adds up to {total} (lot {lots}). "
        "Correct one, or leave the section's weight empty."
    ),
    # method
    "price-formula-needed": N_(
        "There is a price row but no price formula. Add the key “price formula” with the published formula, such as F1."
    ),
    "parameters-missing": N_(
        "The formula {formula} needs {parameters}. Write, for example, “{parameters}=…” as published."
    ),
    "parameters-idle": N_(
        "The formula {formula} has no use for {parameters}. Remove it, or name the formula that was published with it."
    ),
    "parameters-out-of-range": N_("The formula {formula} cannot work with this {parameters}. Correct the value."),
    "unknown-question": N_("There is no question or section “{question}” among the criteria. Correct the code."),
    "limit-without-ranking": N_(
        "Lots per supplier are limited, but everybody who passes is admitted. Remove the limit or ask for a ranking."
    ),
    "limit-with-lowest-wins": N_(
        "Lots per supplier are limited by the highest sum of totals, but in lot {lot} the lowest total wins. "
        "Remove the limit."
    ),
    "maximum-price-with-several-prices": N_(
        "The lot {lot} has several price rows, so one maximum price says nothing. Remove it."
    ),
    "minimum-total-with-lowest-wins": N_("In lot {lot} the lowest total wins. Remove its minimum total."),
    "tiers-out-of-order": N_(
        "The tiers of lot {lot} are out of order. Ranks rise, as in “rank 5; 15”; scores fall, as in “score 80; 60”."
    ),
    "minimum-total-with-admit": N_(
        "Everybody who passes lot {lot} is admitted without a total. Remove its minimum total."
    ),
    "score-tiers-with-lowest-wins": N_("In lot {lot} the lowest total wins. Divide its tiers by rank."),
    "tie-break-price-with-several-prices": N_(
        "The lot {lot} has several price rows, so ties can't be broken by “price”. Take it out of the tie break."
    ),
    "formula-with-several-prices": N_(
        "The lot {lot} has several price rows, which this formula cannot have. Choose another or leave one row."
    ),
    # tenders
    "unknown-supplier": N_("There is no supplier “{supplier}”. Add it to the sheet Suppliers or correct the id here."),
    "tender-twice": N_("{supplier} tenders for lot {lot} a second time here. Keep one row."),
    "negative-price": N_("The price of {supplier} is below zero. Correct it."),
    "zero-price": N_(
        "The price of {supplier} is zero, which the formula cannot take. Clarify it with the supplier, or add the "
        "published rule to the formula parameters, such as “zero=0.01”."
    ),
    "given-takes-scores": N_(
        "Price scores are given, so the price of {supplier} cannot be scored. Write its price score instead."
    ),
    "formula-needs-price": N_("The formula needs the price of {supplier}, not a price score. Write the price instead."),
    "price-score-beyond-weight": N_("The price score of {supplier} must lie between 0 and {most}. Correct it."),
    "no-quality-to-divide-by": N_(
        "The quality of {supplier} is 0 in lot {lot}, so its price per quality point does not exist. "
        "Publish a minimum quality, or correct its scores."
    ),
    # scores, agreed scores, responses
    "unknown-seat": N_("There is no seat “{seat}”. Add it to the sheet Panel or correct the code here."),
    "seat-does-not-score": N_(
        "The seat {seat} is {role} and gives no scores. Correct the seat here or its role on the sheet Panel."
    ),
    "no-tender": N_("{supplier} has no tender. Add one to the sheet Tenders or remove this row."),
    "no-tender-for-lot": N_("{supplier} has no tender for lot {lot}. Correct the lot or the supplier."),
    "not-a-question": N_("{question} is not a question, so it has no score. Score the questions under it."),
    "question-not-in-lot": N_("The question {question} does not apply to lot {lot}. Correct the question or the lot."),
    "seat-not-assigned": N_(
        "The seat {seat} is not assigned to {question} here. Correct the row, or the seat's questions and lots."
    ),
    "stands-for-no-lot": N_(
        "This row stands for no lot: {supplier} tenders for none where {question} applies and the seat is assigned. "
        "Name the lot or correct the row."
    ),
    "record-twice": N_("{question} of {supplier} stands here a second time for the same lot. Keep one row."),
    "score-off-scale": N_("This is no score of the scale ({levels}). Write one of those, or leave the cell empty."),
    "merged-off-scale": N_(
        "The {rule} of the scores for {question} of {supplier} (lot {lot}) is {score}, which is no score of the scale. "
        "Agree a score, or write “off-scale scores: yes” if that was published (DR-21)."
    ),
}
