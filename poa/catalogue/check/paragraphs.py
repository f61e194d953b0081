"""Whether a paragraph keeps the rules of docs/writing-paragraphs.md, as far as a machine can see."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from poa.case import STATEMENT_SECTIONS
from poa.catalogue.load import Catalogue
from poa.catalogue.models import Paragraph
from poa.errors import CatalogueError, Problem
from poa.fill import Known, fill
from poa.keys import ANY_ISSUE, nearest, paragraph_parts
from poa.languages import language
from poa.slots import RecordsSlot, Slot
from poa.tree import Blank, Para, Text, plain, walk

_BANNED = {
    "en": re.compile(
        r"\b(?:guarantee\w*|never|always|100%|soon|immediately|going forward|ensure\w*|streamlin\w*|strict\w*|carefully"
        r"|timely|professional|deeply|sincerely|apologi[sz]e\w*|sorry|mutual customers?|once (?:reinstated|reactivated)"
        r"|special team)\b",
        re.IGNORECASE,
    )
}
_FUTURE = re.compile(r"\b(?:will|shall|plan to|plans to|going to|intend\w*)\b", re.IGNORECASE)
_AGREEING = re.compile(
    "is|are|was|were|has|have|do|does|matche?s?|goe?s?|carry|carries|(?:say|show|name|speak|concern|belong|come|need|lie"
    "|stand|wait|remain|lack|follow|agree|bear|hold|contain)s?"
)  # what does not read right after a number that may be 1
_SINCE = re.compile(r"\b[Ss]ince $")
_HAS_BEEN = re.compile(
    r"\b(?:has|have|had|been)\b|\b(?:in place|in force|agreed|a rule|a practice|contracted|our order system|worked on|signed by each) since "
)
_END = re.compile(r"(?<=[.!?])\s")
_LISTS = {"count", "asins", "skus", "order_ids", "complaint_ids", "tracking_numbers", "names", "records"}
_NEXT_WORD = re.compile(r"\s+(\w+)")


def paragraph_problems(paragraph: Paragraph, catalogue: Catalogue) -> Iterator[Problem]:
    """Find what is wrong with a paragraph by itself."""
    issue = paragraph_parts(paragraph.id)[0]
    try:
        slots = catalogue.slots(issue)
    except CatalogueError:  # what is wrong with the slots or the issue is reported with them
        return
    base = paragraph.language.split("-")[0]
    readable = True
    for blank in paragraph.blanks:
        slot = slots.get(blank.slot)
        if slot is None:
            mend = nearest(blank.slot, slots) or "Declare it in slots.toml."
            readable = False
            yield Problem(f"the slot '{blank.slot}' is not declared.", mend, (blank.slot,))
        elif blank.field is not None and blank.field not in slot.fields:
            fields = ", ".join(slot.fields) or "none"
            readable = False
            yield Problem(f"'{blank.slot}' has no field '{blank.field}'.", f"Its fields: {fields}.", (blank.slot,))
    if "target" in paragraph.slots and (issue == ANY_ISSUE or catalogue.issue(issue).target is None):
        yield Problem(
            "not every issue that the paragraph is for has a target.", "Say it without the target.", ("target",)
        )
    yield from _reference_problems(paragraph, catalogue)
    if paragraph.section in STATEMENT_SECTIONS:
        if not paragraph.covers:
            yield Problem("'covers' is missing: which cause, action or measure does it put into words?")
        if not paragraph.slots:
            yield Problem("the paragraph has no slot: it could stand in anybody's letter.")
    yield from _records_problems(paragraph, slots)
    if base == "en":
        yield from _english_problems(paragraph, slots)
        for count in (0, 1, 2, 37) if readable else ():
            yield from _reads_badly(paragraph, slots, count)


def _reference_problems(paragraph: Paragraph, catalogue: Catalogue) -> Iterator[Problem]:
    replacement = (paragraph.replaced_by,) if paragraph.replaced_by else ()
    for other in (*paragraph.addresses, *paragraph.conflicts, *replacement):
        if not catalogue.has_paragraph(other):
            yield Problem(f"there is no paragraph '{other}'.", path=(other,))
    for key in paragraph.issues:
        if not catalogue.has_issue(key):
            yield Problem(f"there is no issue '{key}'.", path=(key,))


def _records_problems(paragraph: Paragraph, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    alone = {block.children for block in paragraph.blocks if isinstance(block, Para)}
    for blank in paragraph.blanks:
        if isinstance(slots.get(blank.slot), RecordsSlot) and blank.field is None and (blank,) not in alone:
            yield Problem(f"'{blank.slot}' is a table and must stand alone in its paragraph.", path=(blank.slot,))


def _english_problems(paragraph: Paragraph, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    words = "".join(node.content for node in walk(*paragraph.blocks) if isinstance(node, Text))
    for sign in sorted({character for character in words if ord(character) > 126}):
        yield Problem(f"U+{ord(sign):04X} ({sign}) is not ASCII: Amazon's form takes plain punctuation.", path=(sign,))
    for match in _BANNED["en"].finditer(words):
        yield Problem(f"'{match.group()}' has no place in a paragraph.", "Say what was done instead.", (match.group(),))
    if paragraph.section == "remediation":
        for match in _FUTURE.finditer(words):
            yield Problem(f"'{match.group()}': an action is something that has been done.", path=(match.group(),))
    for block in paragraph.blocks:
        yield from _count_as_subject(block, slots)
        yield from _since_with_the_present(block, slots)


def _since_with_the_present(block: Any, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    """Find "since a day" in a sentence that has only the present tense: it wants "has" or "in place since"."""
    text = ""
    days: list[tuple[int, str]] = []
    for node in walk(block):
        if isinstance(node, Blank):
            if _SINCE.search(text) and node.slot in slots and slots[node.slot].kind == "day":
                days.append((len(text), node.slot))
            text += "\ue000"
        elif isinstance(node, Text):
            text += node.content
    for at, slot in days:
        start = max((match.end() for match in _END.finditer(text, 0, at)), default=0)
        end = next((match.start() for match in _END.finditer(text, at)), len(text))
        if not _HAS_BEEN.search(text[start:end]):
            mend = "Write 'has …' or 'in place since …'."
            yield Problem(f"'since {{{{{slot}}}}}' stands with the present tense.", mend, (slot,))


def _count_as_subject(block: Any, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    nodes = list(walk(block))
    for node, following in pairwise(nodes):
        if isinstance(node, Blank) and isinstance(following, Text) and node.slot in slots:
            word = _NEXT_WORD.match(following.content)
            is_list = slots[node.slot].kind in _LISTS and node.field in {None, "count", "number"}
            if is_list and word and _AGREEING.fullmatch(word[1]):
                yield Problem(
                    f"'{node.slot}' is the subject of '{word[1]}': it does not read right at 1.", path=(node.slot,)
                )


def _reads_badly(paragraph: Paragraph, slots: Mapping[str, Slot], count: int) -> Iterator[Problem]:
    words = language("en")
    known = {
        name: Known(slot, count if slot.kind == "count" else slot.typed(slot.example))
        for name, slot in slots.items()
        if name in paragraph.slots and _has_good_example(slot)
    }
    for block in fill(paragraph.blocks, known, words):
        if not isinstance(block, Para):
            continue
        text = plain(block.children, lambda key: key)
        for wrong in re.findall(r"  +| [.,;:)]|\( |\.\.|,,|\b1 times\b|\b(\w+) \1\b", text):
            if wrong not in {"that", "had"}:
                yield Problem(f"with a count of {count} it reads badly: '{wrong or text[:60]}'.")


def _has_good_example(slot: Slot) -> bool:
    try:
        slot.typed(slot.example)
    except ValueError:
        return False
    return True
