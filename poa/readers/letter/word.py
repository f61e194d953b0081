"""A Word file: the paragraphs and tables of its body in order, with style, list level and strong words.

Insertions that are tracked count, deletions do not. Text boxes, footnotes and headers are no part of the body: what
they say is given last, as an aside, so that it is not lost.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from poa.characters import first_illegal
from poa.errors import FileError, LetterError
from poa.readers.letter.joining import Line
from poa.readers.letter.pieces import Mark, Piece, Range, tidy

STEP = 4
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent")} | {
    f"{_MC}Fallback"
}
_HOLDERS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_PAGE = re.compile(r"[\s\d/|·—–-]*|(?:page|p\.|seite|第)?\s*\d*\s*(?:of|von|/|页，?共|页)?\s*\d*\s*页?", re.IGNORECASE)
_ROLES = {
    "Point": "point", "Point Text": "continued", "Enclosure": "enclosure", "Signature": "signature", "Signature First": "signature",
    "Closing Text": "closing", "List Text": "item", "Caption": "caption",
}  # fmt: skip


def lines_of_word(data: bytes, file: str | None) -> list[Line]:
    """Give the paragraphs and tables of a Word file. Raises FileError if it cannot be opened."""
    document = opened_word(data, file)
    try:
        lines = list(_Reader(document).read())
    except (FileError, LetterError):
        raise
    except Exception as problem:  # noqa: BLE001 - python-docx and lxml raise what they like on a broken file
        raise _unreadable(problem, file) from None
    if not any(line.words or line.table for line in lines):
        raise LetterError("the draft is empty.", "Give the words of the letter.", file=file)
    for line in lines:
        texts = (line.words, *(cell.words for row in line.table for cell in row))
        if any(first_illegal(text) is not None for text in texts):
            raise LetterError(
                "the draft has a character that no letter can hold.", "Take it out.", file=file, line=line.number
            )
    return lines


def opened_word(data: bytes, file: str | None) -> Any:
    """Open a Word file with python-docx. Raises FileError if it cannot be opened."""
    from docx import Document  # noqa: PLC0415 - loaded when a Word file is read

    try:
        return Document(BytesIO(data))
    except Exception as problem:  # noqa: BLE001 - as above
        raise _unreadable(problem, file) from None


def _unreadable(problem: Exception, file: str | None) -> FileError:
    if "content type" in str(problem):  # the words of python-docx
        what = "this is no plain Word document: it has macros, or is a template or another kind of file."
    else:
        what = f"this Word file cannot be read ({type(problem).__name__})."
    return FileError(what, "Save it again from Word as .docx.", file=file)


def paragraphs_of_word(document: Any) -> list[Any]:
    """Give the paragraphs (`w:p`) in the order in which a letter's `origin` counts them from 1."""
    found: list[Any] = []

    def gather(holder: Any) -> None:
        for element in holder:
            if element.tag == f"{_W}p":
                found.append(element)
            elif element.tag == f"{_W}tbl":
                for row in _rows(element):
                    for cell in _cells(row):
                        found.extend(_paragraphs(cell))
            elif element.tag in _HOLDERS:
                gather(element)

    gather(document.element.body)
    return found


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.number = 0
        self.asides: list[tuple[str, int]] = []
        self.styles = {style.style_id: style for style in document.styles}
        self.formats = _formats(document)
        self.depth = 0

    def read(self) -> Iterator[Line]:
        yield from self.blocks(self.document.element.body)
        for text, number in (*self.asides, *((text, self.number) for text in _other_parts(self.document))):
            if text.strip():
                yield Line(text.strip(), number, gap=True, marked=True, closed=True, role="aside")

    def blocks(self, holder: Any) -> Iterator[Line]:
        for element in holder:
            if element.tag == f"{_W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{_W}tbl":
                line = self.table(element)
                if line:
                    yield line
            elif element.tag in _HOLDERS:
                yield from self.blocks(element)

    def paragraph(self, element: Any) -> Iterator[Line]:
        self.number += 1
        made = self.lines(element)
        style = self.styles.get(_value(element, "pPr/pStyle"))
        name = style.name if style is not None else ""
        role = _ROLES.get(name, "")
        level = _level(name)
        mark, indent = self.mark(element, style, level)
        if role == "point":
            mark, indent = Mark("1.1"), 0
        first = True
        for words, strong in made:
            if not words.strip():
                continue
            yield Line(
                words if strong else words.strip(),
                self.number,
                indent if first or mark is None else indent + STEP - 1,
                gap=first,
                strong=strong,
                mark=mark if first else None,
                marked=mark is not None or role == "enclosure",
                closed=first,
                level=level,
                role=role if role != "point" else "",
            )
            first = False

    def mark(self, element: Any, style: Any, level: int | None) -> tuple[Mark | None, int]:
        number, depth = _value(element, "pPr/numPr/numId"), _value(element, "pPr/numPr/ilvl")
        seen = 0
        further = 0
        while style is not None and not number and seen < 20:
            number = _value(style.element, "pPr/numPr/numId")
            depth = depth or _value(style.element, "pPr/numPr/ilvl")
            name = style.name or ""
            if number and name[-1:].isdecimal() and name.startswith("List"):
                further = int(name[-1]) - 1
            style = style.base_style
            seen += 1
        if not number or number == "0" or level is not None:
            return None, 0
        place = int(depth) if depth.isdecimal() else 0
        bullet = self.formats.get((number, str(place))) in {"bullet", "none"}
        return Mark(f"{'•' if bullet else '1.'}{number}.{place}", () if bullet else (0,)), (place + further) * STEP

    def lines(self, element: Any) -> list[tuple[str, tuple[Range, ...]]]:
        lines: list[tuple[str, tuple[Range, ...]]] = [("", ())]
        for text, bold in self.runs(element):
            if text == "\n":
                lines.append(("", ()))
                continue
            words, strong = lines[-1]
            added = (*strong, (len(words), len(words) + len(text))) if bold and text.strip() else strong
            lines[-1] = (words + text, added)
        return [(words, _merged(strong)) for words, strong in lines]

    def runs(self, element: Any, *, bold: bool = False) -> Iterator[tuple[str, bool]]:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                self.aside(child)
            elif tag == f"{_W}t":
                yield child.text or "", bold
            elif tag in {f"{_W}br", f"{_W}cr"}:
                yield "\n", False
            elif tag == f"{_W}tab":
                yield " ", bold
            elif tag == f"{_W}noBreakHyphen":
                yield "\u2011", bold
            elif tag == f"{_W}r":
                yield from self.runs(child, bold=_is_bold(child, self.styles))
            else:
                yield from self.runs(child, bold=bold)

    def aside(self, element: Any) -> None:
        boxes = [element] if element.tag == f"{_W}txbxContent" else element.iter(f"{_W}txbxContent")
        if element.tag != f"{_MC}Fallback":
            for box in boxes:
                self.asides += ((_text(paragraph), self.number) for paragraph in box.iter(f"{_W}p"))

    def table(self, element: Any) -> Line | None:
        first = self.number + 1
        rows = [self.cells(row) for row in _rows(element)]
        width = max((len(row) for row in rows), default=0)
        if not any(cell.words for row in rows for cell in row):
            return None
        full = tuple((*row, *(Piece() for _ in range(width - len(row)))) for row in rows)
        return Line("", first, gap=True, marked=True, closed=True, table=full)

    def cells(self, row: Any) -> tuple[Piece, ...]:
        made: list[Piece] = []
        for cell in _cells(row):
            words = ""
            strong: list[Range] = []
            starts: list[Range] = []
            for paragraph in _paragraphs(cell):
                self.number += 1
                for text, ranges in self.lines(paragraph):
                    line, moved = tidy(text, ranges)
                    if line:
                        words += " " if words else ""
                        starts.append((len(words), self.number))
                        strong += ((a + len(words), b + len(words)) for a, b in moved)
                        words += line
            made.append(Piece(words, tuple(starts), strong=tuple(strong)))
        return tuple(made)


def _value(element: Any, path: str) -> str:
    for name in path.split("/"):
        element = element.find(f"{_W}{name}")
        if element is None:
            return ""
    return str(element.get(f"{_W}val", ""))


def _level(style: str | None) -> int | None:
    name = (style or "").lower()
    if name in {"title", "标题 title"}:
        return 0
    if name == "subtitle":
        return 2
    found = re.fullmatch(r"(?:heading|标题|überschrift|titre|título|titolo|見出し)\s*(\d|numbered)", name)
    return None if not found else 1 if found[1] == "numbered" else int(found[1])


def _is_bold(run: Any, styles: Any) -> bool:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    bold = properties.find(f"{_W}b")
    if bold is not None:
        return bold.get(f"{_W}val", "1") not in {"0", "false", "off"}
    style = styles.get(_value(run, "rPr/rStyle"))
    return style is not None and style.name == "Strong"


def _merged(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in ranges:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _formats(document: Any) -> dict[tuple[str, str], str]:
    """Give for each list and level how it counts."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        each.get(f"{_W}abstractNumId"): {
            level.get(f"{_W}ilvl"): _value(level, "numFmt") for level in each.iter(f"{_W}lvl")
        }
        for each in root.iter(f"{_W}abstractNum")
    }
    return {
        (number.get(f"{_W}numId"), level): kind
        for number in root.iter(f"{_W}num")
        for level, kind in abstract.get(_value(number, "abstractNumId"), {}).items()
    }


def _other_parts(document: Any) -> Iterator[str]:
    """Give what footnotes, endnotes, headers and footers say; a page number is nothing said."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - loaded when a Word file is read

    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in {"footnotes", "endnotes", "header", "footer"} and not relation.is_external:
            for paragraph in parse_xml(relation.target_part.blob).iter(f"{_W}p"):
                text = _text(paragraph)
                if kind.endswith("notes") or not _PAGE.fullmatch(text.strip()):
                    yield text


def _text(paragraph: Any) -> str:
    made = ""
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if not _inside(node, f"{_W}del", paragraph) and not _inside(node, f"{_MC}Fallback", paragraph):
            made += node.text or "" if node.tag == f"{_W}t" else " "
    return made


def _inside(node: Any, tag: str, top: Any) -> bool:
    parent = node.getparent()
    while parent is not None and parent is not top:
        if parent.tag == tag:
            return True
        parent = parent.getparent()
    return False


def _rows(table: Any) -> Iterator[Any]:
    return (row for row in table.iter(f"{_W}tr") if _nearest(row, "tbl") is table)


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row.iter(f"{_W}tc") if _nearest(cell, "tr") is row)


def _paragraphs(cell: Any) -> Iterator[Any]:
    return (each for each in cell.iter(f"{_W}p") if not _inside(each, f"{_W}txbxContent", cell))


def _nearest(node: Any, name: str) -> Any:
    parent = node.getparent()
    while parent is not None and parent.tag != f"{_W}{name}":
        parent = parent.getparent()
    return parent
