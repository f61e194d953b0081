"""What a letter that was read says, part by part, as lines that people compare with the draft."""

from poa.sections import PlanOfAction
from poa.tree import Blank, Block, BulletList, OrderedList, Para, Ref, Strong, Table, Text


def said(children) -> str:
    """The words of inlines; references in angle brackets, so that they are told from words."""
    parts = []
    for child in children:
        match child:
            case Text(content):
                parts.append(content)
            case Strong(inner):
                parts.append(f"*{said(inner)}*")
            case Blank(slot, field):
                parts.append(f"[MISSING: {slot}{'.' + field if field else ''}]")
            case Ref(key):
                parts.append(f"<{key}>")
    return "".join(parts)


def lines(block: Block, indent: str) -> list[str]:
    match block:
        case Para(children):
            return [f"{indent}{said(children)}"]
        case BulletList(items) | OrderedList(items):
            sign = "-" if isinstance(block, BulletList) else "#"
            return [line for item in items for part in item for line in lines(part, f"{indent}  {sign} ")]
        case Table(head, rows):
            return [f"{indent}| {' | '.join(said(cell) for cell in row)} |" for row in (head, *rows)]
    raise AssertionError(block)


def outline_of(letter: PlanOfAction) -> str:
    """A letter as lines: each part with its heading, each point with what it is tied to."""
    made = [f"language: {letter.language}", f"title: {letter.title}"]
    made += [f"issue {key}: {name}" for key, name in letter.issue_names.items()]
    for section in letter.sections:
        made += ["", f"[{section.key}] {section.heading}".rstrip()]
        made += [line for block in section.intro for line in lines(block, "  (intro) ")]
        if hasattr(section, "blocks"):
            made += [line for block in section.blocks for line in lines(block, "  ")]
            continue
        for number, point in enumerate(section.points, 1):
            tied = " ".join(filter(None, (point.key, point.issue, *point.evidence, *point.addresses)))
            made.append(f"  {number}. {tied}".rstrip())
            made += [line for block in point.blocks for line in lines(block, "     ")]
    made += [f"  {each.key}: {said(each.title)}" for each in letter.closing.enclosures]
    made += [line for block in letter.closing.signature for line in lines(block, "  signed: ")]
    for annex in letter.annexes:
        made += ["", f"[{annex.key}] {said(annex.title)}", *lines(annex.content, "  ")]
    if letter.unplaced:
        made += ["", "[unplaced]", *(line for block in letter.unplaced for line in lines(block, "  "))]
    return "\n".join(made) + "\n"
