"""What made a report: the version of this application, and the libraries that draw and write its pages."""

import re
from typing import Final, NamedTuple

import pikepdf
import reportlab

LIBRARIES: Final = (
    f"ReportLab {reportlab.__version__}, pikepdf {pikepdf.__version__}, qpdf {pikepdf.__libqpdf_version__}"
)
_PRODUCER = re.compile(r"Evenhand ([^\s()]+) \(([^()]+)\)")


class Maker(NamedTuple):
    """The version of Evenhand and the libraries that a report names as its makers."""

    version: str
    libraries: str


def producer(version: str, libraries: str = LIBRARIES) -> str:
    """Return what a report says of its makers."""
    return f"Evenhand {version} ({libraries})"


def named(producer_: str) -> Maker | None:
    """Return the makers that a report names; None where it names them in no form of ours."""
    found = _PRODUCER.fullmatch(producer_)
    return None if found is None else Maker(found[1], found[2])
