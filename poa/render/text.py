"""Plain text: the form that is pasted into Amazon's page. No markup, one line for each paragraph unless wrapped."""

import textwrap
import unicodedata

from poa.errors import LetterError
from poa.render.outline import Body, Heading, Outline, Title, outline
from poa.sections import PlanOfAction
from poa.tree import Block, BulletList, Figure, OrderedList, Para, Table


def render_text(letter: PlanOfAction, *, wrap: int | None = None) -> str:
    """Draw a letter as plain text. `wrap` breaks lines at blanks to at most so many characters where it can."""
    if wrap is not None and wrap < 1:
        raise LetterError(f"lines cannot be wrapped at {wrap}.", "Give wrap a number of 1 or more.")
    return "\n".join(_Lines(outline(letter), wrap).draw()).strip("\n") + "\n"


class _Lines:
    def __init__(self, laid_out: Outline, wrap: int | None) -> None:
        self.outline = laid_out
        self.wrap = wrap

    def draw(self) -> list[str]:
        lines: list[str] = []
        previous = ""
        for piece in self.outline.pieces:
            match piece:
                case Title(text):
                    role, drawn = "title", self.wrapped(text)
                case Heading(_, content, number):
                    label = f"{number}. " if number else ""
                    role, drawn = "heading", self.wrapped(label + self.outline.plain(content))
                case Body(block, role, label):
                    drawn = self.block(block, f"{label} " if label else "")
            together = role == previous and role in {"enclosure", "signature"}
            lines += drawn if together or not lines else ["", *drawn]
            previous = role
        return lines

    def block(self, block: Block, label: str = "") -> list[str]:
        match block:
            case Para(children):
                return self.wrapped(label + self.outline.plain(children).strip(" "))
            case BulletList(items):
                return [line for item in items for line in self.item(item, "- ")]
            case OrderedList(items):
                return [line for number, item in enumerate(items, 1) for line in self.item(item, f"({number}) ")]
            case Table():
                return self.table(block)
            case Figure():
                picture = f"[{self.outline.words.text('figure')}: {block.alt}]"
                caption = self.outline.plain(block.caption)
                return [*self.wrapped(picture), *(self.wrapped(caption) if caption else ())]

    def item(self, blocks: tuple[Block, ...], mark: str) -> list[str]:
        lines = [line for block in blocks for line in self.block(block)]
        return [(mark if number == 0 else " " * len(mark)) + line for number, line in enumerate(lines or [""])]

    def table(self, table: Table) -> list[str]:
        rows = [[self.outline.plain(cell).strip(" ") for cell in row] for row in (table.head, *table.rows)]
        widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = [
            "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip(" ")
            for row in rows
        ]
        caption = self.outline.plain(table.caption)
        return [*lines, *(["", *self.wrapped(caption)] if caption else ())]

    def wrapped(self, text: str) -> list[str]:
        if self.wrap is None or len(text) <= self.wrap:
            return [text]
        return textwrap.wrap(text, self.wrap, break_long_words=False, break_on_hyphens=False) or [""]


def _width(text: str) -> int:
    """How many columns a text takes where Chinese, Japanese and Korean characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
