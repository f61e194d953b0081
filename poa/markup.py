r"""The text of a paragraph file to blocks and back: a strict subset of Markdown, plus `{{slot}}` and `{{slot.field}}`.

Paragraphs, `- ` bullets, `1. ` items, `**strong**`, and a backslash that makes the sign behind it plain. What else
Markdown would read as markup is refused with its line, so that nothing is read in two ways.
"""

import re
from collections.abc import Iterable

from poa.errors import Problem
from poa.keys import SLOT_NAME
from poa.tree import Blank, Block, BulletList, Figure, Filled, Inline, OrderedList, Para, Ref, Strong, Table, Text

_SLOT = re.compile(r"\{\{(?P<slot>" + SLOT_NAME.pattern + r")(?:\.(?P<field>" + SLOT_NAME.pattern + r"))?\}\}")
_TOKEN = re.compile(r"\\(?P<plain>[!-/:-@\[-`{-~])|\*\*|\{\{|\}\}|[\\*`<>{}\[\]_]")
_ITEM = re.compile(r"(?P<bullet>-)[ ]+(?P<rest>.*)|(?P<number>[0-9]{1,9})\.[ ]+(?P<rest2>.*)")
_REFUSED_START = re.compile(r"#{1,6}(?: |$)|[>+=~|]|\*(?!\*)|-|[0-9]{1,9}[.)](?: |$)|(?:\t| {4})|```")
_SPECIAL = re.compile(r"[\\*`<>{}\[\]_]")
_START = re.compile(r"([#>+=~|-])|([0-9]{1,9})([.)])")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")


class MarkupError(ValueError):
    """The text is not in the subset; `problem.line` counts from 1 within the text."""

    def __init__(self, what: str, line: int, mend: str = "") -> None:
        self.problem = Problem(what, mend, line=line)
        super().__init__(str(self.problem))


def parse(text: str) -> tuple[Block, ...]:
    """Read the text of a paragraph. Raises MarkupError with the line."""
    made: list[Block] = []
    for first, lines in _chunks(text):
        item = _ITEM.fullmatch(lines[0])
        made.append(_list(lines, first) if item else _paragraph(lines, first))
    return tuple(made)


def write(blocks: Iterable[Block]) -> str:
    """Write blocks as the text of a paragraph, so that `parse(write(blocks)) == blocks`.

    Raises ValueError for what has no markup: filled values, references, tables, figures, lists in lists.
    """
    return "\n\n".join(_write_block(block) for block in blocks)


def _chunks(text: str) -> list[tuple[int, list[str]]]:
    chunks: list[tuple[int, list[str]]] = []
    open_chunk = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip(" "):
            open_chunk = False
            continue
        if open_chunk:
            chunks[-1][1].append(line.rstrip(" "))
        else:
            chunks.append((number, [line.rstrip(" ")]))
            open_chunk = True
    return chunks


def _paragraph(lines: list[str], first: int) -> Para:
    for number, line in enumerate(lines, first):
        if _REFUSED_START.match(line):
            raise MarkupError(
                f"a line may not begin with '{line[:4].strip() or 'four blanks'}' here.",
                number,
                "Leave a blank line before a list; put a backslash before the sign if it is meant as it stands.",
            )
    return Para(_inlines(_join(lines), first))


def _list(lines: list[str], first: int) -> Block:
    items: list[tuple[int, list[str]]] = []
    ordered = lines[0][0] != "-"
    for number, line in enumerate(lines, first):
        item = _ITEM.fullmatch(line)
        if item:
            if (item["number"] is not None) != ordered:
                raise MarkupError("bullets and numbers are mixed in one list.", number, "Leave a blank line between.")
            if ordered and int(item["number"]) != len(items) + 1:
                raise MarkupError(f"the item is numbered {item['number']} and is item {len(items) + 1}.", number)
            items.append((number, [item["rest2"] if ordered else item["rest"]]))
        elif line.startswith("  ") and not _REFUSED_START.match(line.strip(" ")):
            items[-1][1].append(line.strip(" "))
        else:
            raise MarkupError(
                "the line is neither an item nor its continuation.", number, "Indent it, or leave a blank line."
            )
    made = tuple((Para(_inlines(_join(parts), number)),) for number, parts in items)
    return OrderedList(made) if ordered else BulletList(made)


def _join(lines: list[str]) -> str:
    text = lines[0].strip(" ")
    for line in lines[1:]:
        following = line.strip(" ")
        wide = _WIDE.match(text[-1:]) and _WIDE.match(following[:1])
        text += following if wide else " " + following
    return text


def _inlines(text: str, line: int) -> tuple[Inline, ...]:
    outer: list[Inline] = []
    strong: list[Inline] | None = None
    words = ""
    position = 0

    def flush() -> None:
        nonlocal words
        if words:
            (outer if strong is None else strong).append(Text(words))
            words = ""

    for token in _TOKEN.finditer(text):
        if token.start() < position:  # inside a slot that has been read
            continue
        words += text[position : token.start()]
        position = token.end()
        if token["plain"]:
            words += token["plain"]
        elif token.group() == "**":
            flush()
            if strong is None:
                strong = []
            else:
                if not strong:
                    raise MarkupError("there is nothing between '**' and '**'.", line)
                outer.append(Strong(tuple(strong)))
                strong = None
        elif token.group() == "{{":
            flush()
            slot = _SLOT.match(text, token.start())
            if slot is None:
                raise MarkupError(
                    f"'{text[token.start() : token.start() + 24]}' is not a slot.",
                    line,
                    "Write {{name}} or {{name.field}}.",
                )
            (outer if strong is None else strong).append(Blank(slot["slot"], slot["field"]))
            position = slot.end()
        elif token.group() == "_" and words[-1:].isalnum() and text[position : position + 1].isalnum():
            words += "_"  # inside a word, Markdown reads it as it stands
        else:
            raise MarkupError(
                f"'{token.group()}' is not plain text.", line, "Put a backslash before it if it is meant as it stands."
            )
    words += text[position:]
    flush()
    if strong is not None:
        raise MarkupError("a '**' is opened and not closed.", line)
    return tuple(outer)


def _write_block(block: Block) -> str:
    match block:
        case Para(children):
            return _write_line(children)
        case BulletList(items):
            return "\n".join(f"- {_write_item(item)}" for item in items)
        case OrderedList(items):
            return "\n".join(f"{number}. {_write_item(item)}" for number, item in enumerate(items, 1))
        case Table() | Figure():
            raise ValueError("a table or a figure has no markup")


def _write_item(item: tuple[Block, ...]) -> str:
    if len(item) != 1 or not isinstance(item[0], Para):
        raise ValueError("an item of a list in markup is one paragraph")
    return _write_line(item[0].children)


def _write_line(children: tuple[Inline, ...]) -> str:
    line = "".join(_write_inline(child) for child in children)
    start = _START.match(line)
    if start:
        at = start.start(3) if start[2] else 0
        line = f"{line[:at]}\\{line[at:]}"
    return line


def _write_inline(child: Inline) -> str:
    match child:
        case Text(content):
            return _SPECIAL.sub(r"\\\g<0>", content)
        case Blank(slot, field):
            return "{{" + slot + (f".{field}" if field else "") + "}}"
        case Strong(inner):
            return f"**{''.join(_write_inline(part) for part in inner)}**"
        case Filled() | Ref():
            raise ValueError("a filled value or a reference has no markup")
