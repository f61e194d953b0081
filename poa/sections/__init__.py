"""The letter and its six sections, in letter order; `numbering` gives the numbers that every format draws."""

from poa.sections.acknowledgement import Acknowledgement
from poa.sections.closing import Closing, Enclosure
from poa.sections.greeting import Greeting
from poa.sections.letter import AnnexTable, AnySection, PlanOfAction
from poa.sections.numbering import Numbering, grouped, numbering
from poa.sections.origin import Origin, Spot
from poa.sections.point import Point
from poa.sections.prevention import Prevention
from poa.sections.remediation import Remediation
from poa.sections.root_cause import RootCause
from poa.sections.section import BlocksSection, PointsSection

__all__ = [
    "SECTIONS",
    "Acknowledgement",
    "AnnexTable",
    "AnySection",
    "BlocksSection",
    "Closing",
    "Enclosure",
    "Greeting",
    "Numbering",
    "Origin",
    "PlanOfAction",
    "Point",
    "PointsSection",
    "Prevention",
    "Remediation",
    "RootCause",
    "Section",
    "Spot",
    "grouped",
    "numbering",
]

Section = BlocksSection | PointsSection
SECTIONS = (Greeting, Acknowledgement, RootCause, Remediation, Prevention, Closing)
