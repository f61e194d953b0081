"""Whether a pack keeps the rules of docs/writing-paragraphs.md, as far as a machine can see; every problem at once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import evolve

from poa.catalogue.load import Catalogue, clashes
from poa.catalogue.models import IssueType, Paragraph
from poa.catalogue.packs import Pack
from poa.catalogue.wording import target_reads
from poa.errors import CatalogueError, Problem
from poa.facts import normal
from poa.fill import Known, fill
from poa.keys import ANY_ISSUE, nearest
from poa.languages import language
from poa.slots import RateSlot, RecordsSlot, Slot
from poa.tree import Blank, Para, Text, plain, walk

STATEMENTS = ("root_cause", "remediation", "prevention")

_BANNED = {
    "en": re.compile(
        r"\b(?:guarantee\w*|never|always|100%|soon|immediately|going forward|ensure\w*|streamlin\w*|strict\w*|carefully"
        r"|timely|professional|deeply|sincerely|apologi[sz]e\w*|sorry|mutual customers?|once (?:reinstated|reactivated)"
        r"|special team)\b",
        re.IGNORECASE,
    )
}
_FUTURE = re.compile(r"\b(?:will|shall|plan to|plans to|going to|intend\w*)\b", re.IGNORECASE)
_STATE_VERBS = frozenset({"is", "are", "was", "were", "has", "have"})
_LISTS = {"count", "asins", "skus", "order_ids", "complaint_ids", "tracking_numbers", "names", "records"}
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])")
_NEXT_WORD = re.compile(r"\s+(\w+)")


def check_pack(pack: Pack, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Find every problem of a pack, with file and line; `catalogue` is the one it will be used in, itself included."""
    others = Catalogue(*(each for each in catalogue.packs if each is not pack))
    problems: list[Problem] = [*_clashes_with(others, pack)]
    problems += [
        Problem("the file's name is not slug.language.md in a section's folder.", file=str(path))
        for path in pack.odd_files()
    ]
    declared: dict[str, tuple[Slot, Path]] = {}
    for issue in (None, *pack.issue_keys()):
        path = pack.folder / (issue or "") / "slots.toml"
        try:
            slots = pack.slots(issue)
        except CatalogueError as error:
            problems += error.problems
            continue
        for name, slot in slots.items():
            if name in declared:
                problems.append(
                    Problem(f"the slot '{name}' is declared already in {declared[name][1]}.", file=str(path))
                )
            declared[name] = (slot, path)
            problems += (evolve(problem, file=str(path)) for problem in _slot_problems(slot))
    for slot, path in declared.values():
        if isinstance(slot, RateSlot):
            problems += (evolve(problem, file=str(path)) for problem in _rate_problems(slot, declared))
    for issue in pack.issue_keys():
        if pack.declares(issue):
            problems += _issue_problems(issue, pack, catalogue)
    paragraphs = list(_paragraphs(pack, problems))
    used: set[str] = set()
    for paragraph, path in paragraphs:
        used.update(paragraph.slots)
        problems += (
            evolve(problem, file=str(path), line=_line(path, problem))
            for problem in _paragraph_problems(paragraph, catalogue)
        )
    for name, (_, path) in declared.items():
        counted = any(
            name in (other.defects, other.orders) for other, _ in declared.values() if isinstance(other, RateSlot)
        )
        if name not in used and not counted:
            problems.append(Problem(f"no paragraph uses the slot '{name}'.", "Take it out.", file=str(path)))
    problems += _repeated_sentences(paragraphs)
    return tuple(dict.fromkeys(problems))


def example_facts(catalogue: Catalogue, issue: str, code: str = "en") -> dict[str, Known]:
    """Give the example of every slot that the paragraphs of an issue can use; its name and target are its own."""
    known: dict[str, Known] = {}
    for name, slot in catalogue.slots(issue).items():
        try:
            known[name] = Known(slot, slot.typed(slot.example), "example")
        except ValueError:
            continue
    if issue != ANY_ISSUE:
        declared = catalogue.issue(issue)
        known["issue_name"] = evolve(known["issue_name"], value=declared.named(code))
        if declared.target is None:
            del known["target"]
        else:
            known["target"] = evolve(known["target"], value=target_reads(declared.target, language(code)))
    return known


def _clashes_with(others: Catalogue, pack: Pack) -> tuple[Problem, ...]:
    try:
        return clashes(others, Catalogue(pack))
    except CatalogueError:  # what cannot be read is reported where it is read
        return ()


def _paragraphs(pack: Pack, problems: list[Problem]) -> Iterator[tuple[Paragraph, Path]]:
    for issue in (ANY_ISSUE, *pack.issue_keys()):
        for paragraph_id, versions in pack.paragraph_files(issue).items():
            for code, path in versions.items():
                try:
                    yield pack.paragraph(paragraph_id, code), path
                except CatalogueError as error:
                    problems += error.problems


def _slot_problems(slot: Slot) -> Iterator[Problem]:
    try:
        value = slot.typed(normal(slot.example))
    except ValueError as problem:
        yield Problem(f"the example of '{slot.name}' {problem}.")
        return
    for field in (None, *slot.fields):
        try:
            slot.reading(value, field, language("en"))
        except (ValueError, KeyError, AttributeError) as problem:
            yield Problem(f"the example of '{slot.name}' cannot be read: {problem}.")
    if "en" not in slot.question:
        yield Problem(f"the slot '{slot.name}' has no question in English.")


def _rate_problems(slot: RateSlot, declared: Mapping[str, tuple[Slot, Path]]) -> Iterator[Problem]:
    for count in (slot.defects, slot.orders):
        if count is not None and (count not in declared or declared[count][0].kind != "count"):
            yield Problem(f"the rate '{slot.name}' names '{count}', which is no count.", nearest(count, declared))


def _issue_problems(key: str, pack: Pack, catalogue: Catalogue) -> Iterator[Problem]:
    path = str(pack.folder / key / "issue.toml")
    try:
        issue: IssueType = pack.issue(key)
    except CatalogueError as error:
        yield from error.problems
        return
    if "en" not in issue.name:
        yield Problem("the issue has no name in English.", file=path)
    for component in issue.components:
        if not any(each.declares(component) for each in catalogue.packs):
            yield Problem(f"the component '{component}' is no issue.", file=path)


def _paragraph_problems(paragraph: Paragraph, catalogue: Catalogue) -> Iterator[Problem]:
    issue = paragraph.issues[0] if paragraph.issues else ANY_ISSUE
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
    for other in (*paragraph.addresses, *paragraph.conflicts):
        if not catalogue.has_paragraph(other):
            yield Problem(f"there is no paragraph '{other}'.", path=(other,))
    if paragraph.section in STATEMENTS:
        if not paragraph.covers:
            yield Problem("'covers' is missing: which cause, action or measure does it put into words?")
        if not paragraph.slots:
            yield Problem("the paragraph has no slot: it could stand in anybody's letter.")
    yield from _records_problems(paragraph, slots)
    if base == "en":
        yield from _english_problems(paragraph, slots)
        for count in (0, 1, 2, 37) if readable else ():
            yield from _reads_badly(paragraph, slots, count)


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


def _count_as_subject(block: Any, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    nodes = list(walk(block))
    for node, following in pairwise(nodes):
        if isinstance(node, Blank) and isinstance(following, Text) and node.slot in slots:
            word = _NEXT_WORD.match(following.content)
            is_list = slots[node.slot].kind in _LISTS and node.field in {None, "count", "number"}
            if is_list and word and word[1] in _STATE_VERBS:
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
        for wrong in re.findall(r"  +| [.,;:)]|\( |\.\.|,,|\b(\w+) \1\b", text):
            if wrong not in {"that", "had"}:
                yield Problem(f"with a count of {count} it reads badly: '{wrong or text[:60]}'.")


def _has_good_example(slot: Slot) -> bool:
    try:
        slot.typed(slot.example)
    except ValueError:
        return False
    return True


def _repeated_sentences(paragraphs: list[tuple[Paragraph, Path]]) -> Iterator[Problem]:
    places: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for paragraph, path in paragraphs:
        if paragraph.section not in STATEMENTS:
            continue
        for block in paragraph.blocks:
            text = "".join(
                node.content if isinstance(node, Text) else "{}"
                for node in walk(block)
                if isinstance(node, Text | Blank)
            )
            for sentence in _SENTENCE.split(text):
                if len(re.sub(r"\W", "", sentence)) > 12:
                    places[paragraph.language, sentence.strip()].append(path)
    for (_, sentence), paths in places.items():
        for path in paths[1:]:
            yield Problem(f"the sentence '{sentence[:60]}' stands in {paths[0].name} already.", file=str(path))


def _line(path: Path, problem: Problem) -> int | None:
    """Find the line of what a problem is about, after the front matter."""
    if not problem.path:
        return 1
    wanted = str(problem.path[0])
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if wanted in line), 1)
