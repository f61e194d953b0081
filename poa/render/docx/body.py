"""The letter's outline as the body of a Word document, by the styles of the reference document."""

import struct

from poa.render.docx.xml import attribute, escape
from poa.render.outline import Body, Heading, Outline, Role, Title
from poa.tree import (
    Blank,
    Block,
    BulletList,
    Figure,
    Filled,
    Inline,
    OrderedList,
    Para,
    Ref,
    Strong,
    Table,
    Text,
    drawn_blank,
)

_STYLES: dict[Role, str] = {
    "text": "BodyText",
    "point": "Point",
    "continued": "PointText",
    "closing": "ClosingText",
    "enclosure": "Enclosure",
    "signature": "Signature",
}
_TEXT_WIDTH = 9298  # twentieths of a point between the margins of the reference document
_WIDEST_CELL = 36  # characters: a longer cell is wrapped
_EMU_PER_PIXEL = 9525
_WIDEST = _TEXT_WIDTH * 635  # in EMU
_TALLEST = 13000 * 635
_BULLETS = 2  # the w:num of the reference document's bullet list
_OWN_LISTS = 4  # the first w:num that a letter adds


class BodyWriter:
    """Writes the body; afterwards `lists` and `pictures` say what the other parts need."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.lists: list[str] = []
        self.pictures: dict[str, bytes] = {}

    def write(self) -> str:
        """Give the content of `w:body`, without the section's properties."""
        made: list[str] = []
        previous = ""
        for piece in self.outline.pieces:
            match piece:
                case Title(text):
                    made.append(_paragraph("Title", _run(text)))
                case Heading(level, content, number):
                    style = "HeadingNumbered" if number else f"Heading{level}"
                    made.append(_paragraph(style, self._inlines(content)))
                case Body(block, role, label):
                    style = "SignatureFirst" if role == "signature" != previous else _STYLES[role]
                    before = _run(label, tab=True) if role == "enclosure" and label else ""
                    made.append(self._block(block, style, before=before))
            previous = piece.role if isinstance(piece, Body) else ""
        return "".join(made)

    def _block(self, block: Block, style: str, level: int = 0, before: str = "") -> str:
        match block:
            case Para(children):
                return _paragraph(style, before + self._inlines(children))
            case BulletList(items):
                return self._items(items, _BULLETS, "ListBullet", level)
            case OrderedList(items):
                number = _OWN_LISTS + len(self.lists)
                self.lists.append(
                    f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>'
                    f'<w:lvlOverride w:ilvl="{min(level, 2)}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                )
                return self._items(items, number, "ListNumber", level)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)

    def _items(self, items: tuple[tuple[Block, ...], ...], number: int, style: str, level: int) -> str:
        made: list[str] = []
        for item in items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Para) else (Para(()), item)
            place = f'<w:numPr><w:ilvl w:val="{min(level, 2)}"/><w:numId w:val="{number}"/></w:numPr>'
            made.append(_paragraph(style, self._inlines(first.children), place))
            made += (self._block(block, "ListText", level + 1) for block in rest)
        return "".join(made)

    def _table(self, table: Table) -> str:
        widths = self._widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._row(table.head, "TableHeading", widths, "<w:cantSplit/><w:tblHeader/>")
        rows = "".join(self._row(row, "TableText", widths, "<w:cantSplit/>") for row in table.rows)
        caption = self._inlines(table.caption)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
            + _paragraph("Caption", caption)  # Word wants a paragraph between a table and what follows
        )

    def _widths(self, table: Table) -> list[int]:
        """Share the width by the longest cell of each column, so that an order id stays on one line."""
        longest = [
            min(max(len(self.outline.plain(row[column])) for row in (table.head, *table.rows)), _WIDEST_CELL) + 2
            for column in range(len(table.head))
        ]
        return [_TEXT_WIDTH * length // sum(longest) for length in longest]

    def _row(self, cells: tuple[tuple[Inline, ...], ...], style: str, widths: list[int], properties: str) -> str:
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, self._inlines(cell))}</w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"

    def _figure(self, figure: Figure) -> str:
        number = len(self.pictures) + 1
        name = f"image{number}.png"
        self.pictures[name] = figure.png
        across, down = (pixels * _EMU_PER_PIXEL for pixels in struct.unpack(">II", figure.png[16:24]))
        if across > _WIDEST:
            across, down = _WIDEST, max(down * _WIDEST // across, 1)
        if down > _TALLEST:
            across, down = max(across * _TALLEST // down, 1), _TALLEST
        alt = attribute(figure.alt)
        size = f'cx="{across}" cy="{down}"'
        drawing = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{_picture_id(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        caption = self._inlines(figure.caption)
        return _paragraph("BodyText", drawing, "<w:keepNext/>" if caption else "") + (
            _paragraph("Caption", caption) if caption else ""
        )

    def relationships(self) -> str:
        """Give the relationships of the pictures."""
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        return "".join(
            f'<Relationship Id="{_picture_id(number)}" Type="{kind}" Target="media/{name}"/>'
            for number, name in enumerate(self.pictures, 1)
        )

    def _inlines(self, children: tuple[Inline, ...]) -> str:
        made: list[str] = []
        words = ""
        for child in children:
            match child:
                case Text() | Filled():
                    words += child.content
                    continue
                case Ref(key):
                    words += self.outline.refer(key)
                    continue
                case Blank():
                    run = _blank(child)
                case Strong(inner):
                    run = "".join(
                        _blank(part) if isinstance(part, Blank) else _run(self.outline.plain((part,)), "Strong")
                        for part in inner
                    )
            made += (_run(words), run)
            words = ""
        made.append(_run(words))
        return "".join(made)


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _blank(blank: Blank) -> str:
    properties = '<w:rPr><w:rStyle w:val="Blank"/><w:highlight w:val="yellow"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(drawn_blank(blank))}</w:t></w:r>'


def _run(text: str, style: str = "", *, tab: bool = False) -> str:
    if not text:
        return ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t>{"<w:tab/>" if tab else ""}</w:r>'


def _picture_id(number: int) -> str:
    return f"rIdPicture{number}"
