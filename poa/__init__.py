"""poa composes an Amazon seller's Plan of Action from stated facts, and never lets a blank disappear.

The names below are the public API. Each is imported when it is first used, so that `import poa` costs little.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poa.case import Accepted, Annex, Attempt, Case, Evidence, Notice, Seller, Statement
    from poa.catalogue import Catalogue, IssueType, Paragraph
    from poa.compose import compose
    from poa.errors import CaseError, CatalogueError, FileError, LetterError, PoaError, Problem
    from poa.facts import Fact
    from poa.questions import Question, missing
    from poa.readers import read_letter
    from poa.render import RENDERERS, render, save
    from poa.review import RULES, Coverage, Finding, Hit, Level, Place, Report, Rule, chosen, load_phrases, review
    from poa.sections import (
        SECTIONS,
        Acknowledgement,
        Closing,
        Enclosure,
        Greeting,
        PlanOfAction,
        Point,
        Prevention,
        Remediation,
        RootCause,
        numbering,
    )
    from poa.tree import Blank, BulletList, Figure, Filled, OrderedList, Para, Ref, Strong, Table, Text, walk
    from poa.values import Document, Duration, Money, Period, Person, Rate, Schedule, Supplier

_HOME = {
    "poa.case": ("Accepted", "Annex", "Attempt", "Case", "Evidence", "Notice", "Seller", "Statement"),
    "poa.catalogue": ("Catalogue", "IssueType", "Paragraph"),
    "poa.compose": ("compose",),
    "poa.errors": ("CaseError", "CatalogueError", "FileError", "LetterError", "PoaError", "Problem"),
    "poa.facts": ("Fact",),
    "poa.questions": ("Question", "missing"),
    "poa.readers": ("read_letter",),
    "poa.render": ("RENDERERS", "render", "save"),
    "poa.review": (
        "RULES", "Coverage", "Finding", "Hit", "Level", "Place", "Report", "Rule", "chosen", "load_phrases", "review",
    ),
    "poa.sections": (
        "SECTIONS", "Acknowledgement", "Closing", "Enclosure", "Greeting", "PlanOfAction", "Point", "Prevention",
        "Remediation", "RootCause", "numbering",
    ),
    "poa.tree": (
        "Blank", "BulletList", "Figure", "Filled", "OrderedList", "Para", "Ref", "Strong", "Table", "Text", "walk",
    ),
    "poa.values": ("Document", "Duration", "Money", "Period", "Person", "Rate", "Schedule", "Supplier"),
}  # fmt: skip

__all__ = [
    "RENDERERS", "RULES", "SECTIONS", "Accepted", "Acknowledgement", "Annex", "Attempt", "Blank", "BulletList", "Case",
    "CaseError", "Catalogue", "CatalogueError", "Closing", "Coverage", "Document", "Duration", "Enclosure", "Evidence",
    "Fact", "Figure", "FileError", "Filled", "Finding", "Greeting", "Hit", "IssueType", "LetterError", "Level", "Money",
    "Notice", "OrderedList", "Para", "Paragraph", "Period", "Person", "Place", "PlanOfAction", "PoaError", "Point",
    "Prevention", "Problem", "Question", "Rate", "Ref", "Remediation", "Report", "RootCause", "Rule", "Schedule",
    "Seller", "Statement", "Strong", "Supplier", "Table", "Text", "chosen", "compose", "load_phrases", "missing",
    "numbering", "read_letter", "render", "review", "save", "walk",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for module, names in _HOME.items():
        if name in names:
            value = getattr(import_module(module), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'poa' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """The package, in which `poa.compose` and `poa.render` are the functions and never the modules they live in.

    Importing a module binds it in its package; where a public name is the same, the public name is bound instead.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and name in __all__:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
