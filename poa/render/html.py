"""HTML: a complete page that can be read aloud, printed and kept, with no script and nothing from outside."""

from base64 import b64encode
from html import escape

from poa.render.outline import Body, Heading, Outline, Title, outline
from poa.sections import PlanOfAction
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

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
.poa { max-width: 46rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, "Microsoft YaHei", sans-serif; }
.poa h1 { font-size: 1.4rem; } .poa h2 { font-size: 1.15rem; margin-top: 1.6em; } .poa h3 { font-size: 1rem; }
.poa .point { padding-left: 3em; } .poa .point > .label { float: left; margin-left: -3em; }
.poa .continued { padding-left: 3em; } .poa .signature, .poa .enclosure { margin: 0; }
.poa .signature.first { margin-top: 1.6em; }
.poa mark { background: #ffe600; color: #000; font-weight: bold; padding: 0 .2em; }
.poa table { border-collapse: collapse; width: 100%; font-size: .85rem; } .poa th, .poa td { border: 1px solid #999; padding: .25em .5em; }
.poa th, .poa td { text-align: left; vertical-align: top; } .poa thead { display: table-header-group; }
.poa figure { margin: 1em 0; } .poa img { max-width: 100%; }
@media print { .poa { max-width: none; padding: 0; } .poa h1, .poa h2, .poa h3 { break-after: avoid; } .poa tr { break-inside: avoid; } }
"""


def render_html(letter: PlanOfAction) -> str:
    """Draw a letter as an HTML page."""
    laid_out = outline(letter)
    title = escape(letter.title or laid_out.words.title(letter.route).strip(" :："))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{_Elements(laid_out).draw()}\n</body>\n</html>\n"
    )


def notebook_html(letter: PlanOfAction) -> str:
    """Draw a letter for a notebook: the same words; each filled value shows its slot and source on hover."""
    return f"<style>{_STYLE}</style>\n{_Elements(outline(letter), sources=True).draw()}"


class _Elements:
    def __init__(self, laid_out: Outline, *, sources: bool = False) -> None:
        self.outline = laid_out
        self.sources = sources

    def draw(self) -> str:
        lines = [f'<main class="poa" lang="{escape(self.outline.letter.language)}">']
        previous = ""
        for piece in self.outline.pieces:
            match piece:
                case Title(text):
                    role = "title"
                    lines.append(f"<h1>{escape(text)}</h1>")
                case Heading(level, content, number):
                    role = "heading"
                    label = f"{number}. " if number else ""
                    lines.append(f"<h{level + 1}>{label}{self.inlines(content)}</h{level + 1}>")
                case Body(block, role, label):
                    first = " first" if role == "signature" != previous else ""
                    shown = "" if role == "text" else f' class="{role}{first}"'
                    lines.append(self.block(block, shown, label))
            previous = role
        return "\n".join([*lines, "</main>"])

    def block(self, block: Block, shown: str = "", label: str = "") -> str:
        match block:
            case Para(children):
                mark = f'<span class="label">{escape(label)}</span> ' if label else ""
                return f"<p{shown}>{mark}{self.inlines(children)}</p>"
            case BulletList(items):
                return f"<ul{shown}>{self.items(items)}</ul>"
            case OrderedList(items):
                return f"<ol{shown}>{self.items(items)}</ol>"
            case Table(head, rows, caption):
                top = "".join(f'<th scope="col">{self.inlines(cell)}</th>' for cell in head)
                body = "\n".join(
                    f"<tr>{''.join(f'<td>{self.inlines(cell)}</td>' for cell in row)}</tr>" for row in rows
                )
                below = f"\n<p{shown}>{self.inlines(caption)}</p>" if caption else ""
                return f"<table{shown}>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>{below}"
            case Figure(png, alt, caption):
                data = b64encode(png).decode("ascii")
                below = f"<figcaption>{self.inlines(caption)}</figcaption>" if caption else ""
                return f'<figure{shown}><img alt="{escape(alt)}" src="data:image/png;base64,{data}">{below}</figure>'

    def items(self, items: tuple[tuple[Block, ...], ...]) -> str:
        return "".join(f"<li>{''.join(self.block(block) for block in item)}</li>" for item in items)

    def inlines(self, children: tuple[Inline, ...]) -> str:
        return "".join(self.inline(child) for child in children)

    def inline(self, child: Inline) -> str:
        match child:
            case Text(content):
                return escape(content)
            case Filled():
                if self.sources:
                    name = f"{child.slot}.{child.field}" if child.field else child.slot
                    return f'<span title="{escape(f"{name} ({child.source})")}">{escape(child.content)}</span>'
                return escape(child.content)
            case Blank():
                return f"<mark>{escape(drawn_blank(child))}</mark>"
            case Ref(key):
                return escape(self.outline.refer(key))
            case Strong(inner):
                return f"<strong>{self.inlines(inner)}</strong>"
