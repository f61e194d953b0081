r"""The text of a paragraph file to blocks and back: a strict subset of Markdown, plus `{{slot}}` and `{{slot.field}}`.

Paragraphs, `- ` bullets, `1. ` items, `**strong**`, and a backslash that makes the sign behind it plain. What else
Markdown would read as markup is refused with its line, so that nothing is read in two ways.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from poa.errors import Problem
from poa.keys import SLOT_NAME
from poa.tree import Blank, Block, BulletList, Figure, Filled, Inline, OrderedList, Para, Ref, Strong, Table, Text

_SLOT = re.compile(r"\{\{(?P<slot>" + SLOT_NAME.pattern + r")(?:\.(?P<field>" + SLOT_NAME.pattern + r"))?\}\}")
_TOKEN = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])|\*\*|\{\{|\}\}|(?P<entity>&(?:#?[A-Za-z0-9]{1,32});)|[\\*`<>{}\[\]_~]"
)
_ITEM = re.compile(r"(?P<bullet>-) {1,4}(?P<rest>[^ ].*)|(?P<number>[0-9]{1,9})\. {1,4}(?P<rest2>[^ ].*)")
_REFUSED_START = re.compile(r"#{1,6}(?: |$)|[>+=~|]|\*(?!\*)|-|[0-9]{1,9}[.)](?: |$)|:-|\t| |```")
_SPECIAL = re.compile(r"[\\*`<>{}\[\]_~]|&(?=#?[A-Za-z0-9]{1,32};)")
_START = re.compile(r"([#>+=|-]|:(?=-))|([0-9]{1,9})([.)])")
_WIDE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]"
)  # not Korean, which puts blanks between words


class MarkupError(ValueError):
    """The text is not in the subset; `problem.line` counts from 1 within the text."""

    def __init__(self, what: str, line: int, mend: str = "") -> None:
        self.problem = Problem(what, mend, line=line)
        super().__init__(what, line, mend)

    def __str__(self) -> str:
        return str(self.problem)


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
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip(" \t"):
            open_chunk = False
            continue
        if open_chunk:
            chunks[-1][1].append(line.rstrip(" \t"))
        else:
            chunks.append((number, [line.rstrip(" \t")]))
            open_chunk = True
    return chunks


def _paragraph(lines: list[str], first: int) -> Para:
    for number, line in enumerate(lines, first):
        if _REFUSED_START.match(line):
            sign = "a tab" if line[0] == "\t" else "a blank" if line[0] == " " else f"'{line[:4].strip()}'"
            raise MarkupError(
                f"a line may not begin with {sign} here.",
                number,
                "Leave a blank line before a list; put a backslash before the sign if it is meant as it stands.",
            )
    return Para(_inlines(*_join(lines), first))


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
            rest = item["rest2"] if ordered else item["rest"]
            if _REFUSED_START.match(rest):
                raise MarkupError(
                    f"an item may not begin with '{rest[:4].strip()}'.",
                    number,
                    "Put a backslash before the sign if it is meant as it stands; there are no lists in lists.",
                )
            items.append((number, [rest]))
        elif line.startswith("  ") and not _REFUSED_START.match(line.strip(" ")):
            items[-1][1].append(line.strip(" "))
        else:
            raise MarkupError(
                "the line is neither an item nor its continuation.", number, "Indent it, or leave a blank line."
            )
    made = tuple((Para(_inlines(*_join(parts), number)),) for number, parts in items)
    return OrderedList(made) if ordered else BulletList(made)


def _join(lines: list[str]) -> tuple[str, list[int]]:
    """Make one line of several, and say where in it each begins."""
    text, begins = lines[0].strip(" "), [0]
    for line in lines[1:]:
        following = line.strip(" ")
        wide = _WIDE.match(text[-1:]) and _WIDE.match(following[:1])
        text += "" if wide else " "
        begins.append(len(text))
        text += following
    return text, begins


def _inlines(text: str, begins: list[int], first: int) -> tuple[Inline, ...]:
    return _Paragraph(text, begins, first).read()


class _Paragraph:
    """The joined text of a paragraph while it is read; a refusal names the line of the sign."""

    def __init__(self, text: str, begins: list[int], first: int) -> None:
        self.text, self.begins, self.first = text, begins, first
        self.outer: list[Inline] = []
        self.strong: list[Inline] | None = None
        self.words = ""
        self.position = self.opened = 0

    def read(self) -> tuple[Inline, ...]:
        for token in _TOKEN.finditer(self.text):
            if token.start() < self.position:  # inside a slot that has been read
                continue
            self.words += self.text[self.position : token.start()]
            self.position = token.end()
            sign = token.group()
            if token["plain"]:
                self.words += token["plain"]
            elif sign == "**":
                self.mark(token.start())
            elif sign == "{{":
                self.slot(token.start())
            elif sign == "_" and self.words[-1:].isalnum() and self.text[self.position : self.position + 1].isalnum():
                self.words += "_"  # inside a word, Markdown reads it as it stands
            else:
                mend = "Put a backslash before it if it is meant as it stands."
                raise self.refusal(f"'{sign}' is not plain text.", token.start(), mend)
        self.words += self.text[self.position :]
        self.flush()
        if self.strong is not None:
            raise self.refusal("a '**' is opened and not closed.", self.opened - 1)
        return tuple(self.outer)

    def mark(self, start: int) -> None:
        self.flush()
        if self.strong is None:
            self.strong, self.opened = [], self.position
            return
        if not self.strong:
            raise self.refusal("there is nothing between '**' and '**'.", start)
        if self.text[self.opened].isspace() or self.text[start - 1].isspace():
            raise self.refusal("there is a blank between a '**' and its word.", start)
        self.outer.append(Strong(tuple(self.strong)))
        self.strong = None

    def slot(self, start: int) -> None:
        self.flush()
        slot = _SLOT.match(self.text, start)
        if slot is None:
            raise self.refusal(
                f"'{self.text[start : start + 24]}' is not a slot.", start, "Write {{name}} or {{name.field}}."
            )
        self.add(Blank(slot["slot"], slot["field"]))
        self.position = slot.end()

    def add(self, inline: Inline) -> None:
        (self.outer if self.strong is None else self.strong).append(inline)

    def flush(self) -> None:
        if self.words:
            self.add(Text(self.words))
            self.words = ""

    def refusal(self, what: str, place: int, mend: str = "") -> MarkupError:
        return MarkupError(what, self.first + bisect_right(self.begins, place) - 1, mend)


def _write_block(block: Block) -> str:
    match block:
        case Para(children):
            return _write_line(children)
        case BulletList(()) | OrderedList(()):
            raise ValueError("a list without items has no markup")
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
    if line != line.strip(" ") or not line:
        raise ValueError("a paragraph that is empty, or begins or ends with a blank, has no markup")
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
            written = "{{" + slot + (f".{field}" if field else "") + "}}"
            if not _SLOT.fullmatch(written):
                raise ValueError(f"'{written}' is not a slot")
            return written
        case Strong(inner):
            words = "".join(_write_inline(part) for part in inner)
            if not words or words != words.strip() or any(isinstance(part, Strong) for part in inner):
                raise ValueError(
                    "strong words that are none, have a blank at an end or strong words in them have no markup"
                )
            return f"**{words}**"
        case Filled() | Ref():
            raise ValueError("a filled value or a reference has no markup")
