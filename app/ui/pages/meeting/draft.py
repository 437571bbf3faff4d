"""What is typed for one score and not saved yet; kept in memory while somebody looks elsewhere."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from app.domain.codes import CriterionCode, SeatCode


class Stance(Enum):
    """What became of a seat whose own score is another than the agreed one."""

    MOVED = "moved"
    DISSENT = "dissent"
    UNMOVED = "unmoved"


@dataclass(slots=True, kw_only=True)
class Stand:
    """A seat's stance with its words; both texts are kept, whichever is needed in the end."""

    stance: Stance | None = None
    why: str = ""
    words: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was said of the seat yet."""
        return self.stance is None and not self.why and not self.words


@dataclass(slots=True, kw_only=True)
class Draft:
    """All that the form of one score holds, but who is there: that is remembered for the whole meeting."""

    value: Fraction | None = None
    between: str = ""
    reason: str = ""
    unscored: str = ""
    subs: dict[CriterionCode, str] = field(default_factory=dict)
    stands: dict[SeatCode, Stand] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing was chosen or typed."""
        return (
            self.value is None
            and not (self.between or self.reason or self.unscored)
            and not any(self.subs.values())
            and all(one.empty for one in self.stands.values())
        )
