"""The words of an invented evaluation: nobody and nothing in them is real."""

from collections.abc import Sequence

THEMES: Sequence[tuple[str, str]] = (
    ("Safeguarding", "keep every child and young person safe, and learn from what goes wrong"),
    ("Workforce", "recruit, train and keep staff with the skills these children need"),
    ("Care planning", "plan and review care with the child, the family and other professionals"),
    ("Outcomes", "achieve outcomes for children and families, and show that you do"),
    ("Moving on", "prepare young people for the next step and for adulthood"),
    ("Health", "meet health needs, and work with community nursing"),
    ("Education", "support learning, attendance and time after school"),
    ("Matching", "match each child with the right people and the right place"),
    ("Mobilisation", "start on time, with staff and premises in place"),
    ("Resilience", "keep the service running when things go wrong"),
    ("Families", "work with parents, brothers and sisters as partners"),
    ("Complaints", "hear complaints, put things right and learn from them"),
    ("Information", "keep records safe and share them when that is needed"),
    ("Inclusion", "include every child, whatever their language, faith or impairment"),
    ("Premises", "choose, keep and improve the places where children spend their time"),
    ("Transport", "take children where they need to be, safely and on time"),
    ("Quality checks", "check your own work, and let others check it"),
    ("Social value", "bring work and training to the area"),
    ("Environment", "cut waste and emissions of the service"),
    ("Technology", "use technology that children and families can use too"),
)
ASPECTS: Sequence[str] = ("", " in practice", " and learning")
VOICE: Sequence[tuple[str, str]] = (
    ("Being listened to", "Do they listen to us?"),
    ("Feeling at home", "Does it feel like home?"),
    ("Having a say", "Can we change things?"),
    ("Friends and fun", "Is there time for friends?"),
)
SECTIONS: Sequence[str] = ("Safe and skilled care", "What children and families get", "Delivery", "Children's voice")
PARTS: Sequence[str] = ("Policy and people", "Daily practice")
LOTS: Sequence[str] = (
    "Short breaks",
    "Complex health needs",
    "Supported accommodation",
    "Care at home",
    "Family support",
    "Holiday clubs",
    "Mentoring",
    "Independent living skills",
    "Outreach",
    "Night support",
)
AREAS: Sequence[str] = ("north", "south")

STARTS: Sequence[str] = (
    *("Amber", "Bracken", "Clover", "Dapple", "Ember", "Fennel", "Gorse", "Hazel", "Ivory", "Juniper"),
    *("Kestrel", "Linnet", "Marram", "Nettle", "Osier", "Pebble", "Quill", "Rowan", "Sorrel", "Thistle"),
)
ENDS: Sequence[str] = (
    *("bank", "bourne", "brook", "combe", "dale", "den", "fell", "field", "ford", "gate"),
    *("holt", "hurst", "lea", "mere", "moor", "ridge", "stead", "thorpe", "wick", "wold"),
)
KINDS: Sequence[str] = ("Care Ltd", "Family Support", "Together", "Homes CIC", "Young People's Services")

WHAT: Sequence[str] = (
    "A named manager answers for this, and families have that person's telephone number.",
    "Every member of staff is trained before the first visit and again each year.",
    "We agree with each family what good looks like, and write it down in their own words.",
    "Two people who know the child are on every rota, so that a familiar face is there when one is ill.",
    "The plan is reviewed every twelve weeks, and at once when something changes.",
    "A panel of young people helps to choose staff and is paid for its time.",
)
SHOWN: Sequence[str] = (
    "Last year {many} of 100 families told us that they would choose us again.",
    "In {many} of 100 files that an outside reviewer read, the record was complete.",
    "Turnover of staff fell to {few} in 100, and most posts are filled from within.",
    "We missed {few} visits in the last quarter, and told each family why.",
    "Of {many} goals agreed with children, all but {few} were reached within the year.",
)
HOW: Sequence[str] = (
    "Each month the team looks at what went wrong, changes one thing, and checks after six weeks that it held.",
    "Trustees see the figures every quarter, and publish them with what will be done.",
    "Concerns reach the safeguarding lead within the hour and the council on the same day.",
    "Children rate every session with a picture card, and see on the wall what was changed because of it.",
    "When plans and practice differ, the practice leader works beside the team until they agree.",
)
BETWEEN: Sequence[str] = (
    "Partners share one record, with the family's consent.",
    "New staff shadow a colleague for ten sessions.",
    "Travel time is planned into every rota.",
    "Interpreters are booked where a family asks for one.",
)

PRAISE: Sequence[str] = (
    "barely answers the question",
    "answers little of the question",
    "answers part of the question",
    "meets the requirement",
    "answers the whole question well",
    "answers everything, with convincing evidence",
)
LACKING: Sequence[str] = (
    "who does what is not said",
    "the figures are not set beside earlier years",
    "it does not show that changes lasted",
    "cover at night is not described",
    "families' own words are missing",
    "nothing outside the team checks it",
)
STRENGTH: Sequence[str] = (
    "named people and clear times",
    "results that can be checked",
    "children who take part in decisions",
    "a routine for learning",
    "staff who stay",
    "honest reporting of what failed",
)
PLAIN: Sequence[str] = (
    "They say what they will do, and I believe it",
    "I would feel safe there",
    "They ask young people, and then do something",
    "It sounds kind, but I wanted to know more",
    "I did not understand some of the words",
)
UNSURE: Sequence[str] = (
    "I am between two levels and would like to hear how the others read the part on evidence.",
    "I could not tell from the answer whether this happens at weekends, and would like to talk about it.",
)
