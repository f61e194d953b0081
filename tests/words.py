"""Reading the words back: what a letter says, worked out from the tree alone, and what each format says.

The expectation is built here without the renderers' outline, so that a block lost there would be noticed.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO

from poa.languages import language
from poa.sections import PlanOfAction, grouped, numbering
from poa.tree import Blank, Block, BulletList, Figure, Filled, OrderedList, Para, Ref, Strong, Table, Text


def expected(letter: PlanOfAction, marks: str) -> list[str]:
    """The words of a letter in reading order. `marks`: "text" counts "1.1" and "- " as words, "parsed" only the
    numbers of sections and points, "word" neither, since Word counts them itself."""
    return " ".join(_lines(letter, marks)).split()


def _lines(letter: PlanOfAction, marks: str) -> Iterator[str]:
    words, numbers = language(letter.language), numbering(letter)

    def say(children) -> str:
        text = ""
        for child in children:
            match child:
                case Text(content):
                    text += content
                case Filled():
                    text += child.content
                case Blank(slot, field):
                    text += f"[MISSING: {slot}{'.' + field if field else ''}]"
                case Ref(key):
                    text += numbers.reads(key, words)
                case Strong(inner):
                    text += say(inner)
        return text

    def block(part: Block) -> Iterator[str]:
        match part:
            case Para(children):
                yield say(children)
            case BulletList(items) | OrderedList(items):
                for number, item in enumerate(items, 1):
                    if marks == "text":
                        yield "-" if isinstance(part, BulletList) else f"({number})"
                    for inner in item:
                        yield from block(inner)
            case Table(head, rows, caption):
                for row in (head, *rows):
                    yield from (say(cell) for cell in row)
                yield say(caption)
            case Figure():
                yield say(part.caption)

    yield letter.title
    for section in letter.sections:
        if section.is_empty:
            continue
        number = numbers.sections.get(section.key)
        if number and marks != "word":
            yield f"{number}."
        yield words.text(f"heading.{section.key}") if section.heading is None else section.heading
        for part in section.intro:
            yield from block(part)
        if hasattr(section, "blocks"):
            for part in section.blocks:
                yield from block(part)
            continue
        named = None
        for index in grouped(letter, section.key):
            point = section.points[index]
            if len(letter.issues) > 1 and point.issue in letter.issues and point.issue != named:
                named = point.issue
                yield letter.issue_names[named]
            if marks != "word":
                yield numbers.points[section.key, index]
            for part in point.blocks:
                yield from block(part)
    if letter.closing.enclosures:
        yield words.text("heading.enclosures")
    for enclosure in letter.closing.enclosures:
        yield words.text("labelled", reference=numbers.reads(enclosure.key, words))
        yield say(enclosure.title)
    for part in letter.closing.signature:
        yield from block(part)
    for annex in letter.annexes:
        yield words.text("labelled", reference=numbers.reads(annex.key, words))
        yield say(annex.title)
        yield from block(annex.content)
    for part in letter.unplaced:
        yield from block(part)


def words_of_text(text: str) -> list[str]:
    return text.split()


def words_of_markdown(text: str) -> list[str]:
    return " ".join(markdown_text(text)).split()


def markdown_text(text: str) -> list[str]:
    """The text of each block, as markdown-it reads it."""
    return ["".join(_inline_text(token)) for token in markdown_tokens(text) if token.type == "inline"]


def markdown_tokens(text: str):
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").parse(text)


def _inline_text(token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            yield "\n"
        else:
            yield child.content


class _PageText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = 0
        self.parts: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "main":
            self.inside = True
        if self.inside:
            self.elements.append(tag)
            if tag not in {"span", "strong", "mark"}:
                self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag == "main":
            self.inside = False
        if tag not in {"span", "strong", "mark"}:
            self.parts.append(" ")

    def handle_data(self, data):
        if self.inside:
            self.parts.append(data)


def words_of_html(page: str) -> list[str]:
    return "".join(_read_page(page).parts).split()


def elements_of_html(page: str) -> list[str]:
    return _read_page(page).elements


def _read_page(page: str) -> _PageText:
    reader = _PageText()
    reader.feed(page)
    reader.close()
    return reader


def docx_lines(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph, those in tables included, as python-docx reads them."""
    from docx import Document
    from docx.table import Table as WordTable

    lines: list[tuple[str, str]] = []
    for item in Document(BytesIO(data)).iter_inner_content():
        if isinstance(item, WordTable):
            lines += [
                (paragraph.style.name, paragraph.text)
                for row in item.rows
                for cell in row.cells
                for paragraph in cell.paragraphs
            ]
        else:
            lines.append((item.style.name, item.text))
    return lines


def words_of_docx(data: bytes) -> list[str]:
    return " ".join(text for _, text in docx_lines(data)).split()
