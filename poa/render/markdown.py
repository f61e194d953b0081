r"""CommonMark, in which nothing that somebody stated can become markup: every sign that could is escaped."""

import re

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

# Beyond CommonMark's own signs these cover the common extensions: tables, strikethrough, footnotes, math, autolinks.
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|^$]")
_PAIRS = re.compile(r"==|\+\+|::")
_LINKS = re.compile(r"(?i)\b(https?|ftp)(:)|\b(www)(\.)")
_START = re.compile(r"([#=+:-])|([0-9]{1,9})([.)])")
_PLAIN_SIGNS = frozenset(".,;:!?()%\"'")


def render_markdown(letter: PlanOfAction) -> str:
    """Draw a letter as CommonMark; the table of an annex is a GitHub table."""
    return "\n\n".join(_Marks(outline(letter)).draw()) + "\n"


def escape(text: str) -> str:
    """Escape every sign that Markdown could read as markup inside a line."""
    text = _SIGNS.sub(r"\\\g<0>", text)
    text = _PAIRS.sub(lambda match: f"\\{match.group()[0]}\\{match.group()[1]}", text)
    return _LINKS.sub(lambda match: f"{match[1] or match[3]}\\{match[2] or match[4]}", text)


def escape_start(line: str) -> str:
    """Escape what Markdown could read as the beginning of a list, a heading or a rule; blanks around go."""
    line = line.strip(" \t")
    match = _START.match(line)
    if match is None:
        return line
    at = match.start(3) if match[2] else 0
    return f"{line[:at]}\\{line[at:]}"


class _Marks:
    def __init__(self, laid_out: Outline) -> None:
        self.outline = laid_out

    def draw(self) -> list[str]:
        chunks: list[str] = []
        previous = ""
        before: Block | None = None
        swap = False
        for piece in self.outline.pieces:
            block = piece.block if isinstance(piece, Body) else None
            swap = not swap and _would_merge(before, block)
            match piece:
                case Title(text):
                    role, drawn = "title", f"# {_heading(escape(text))}"
                case Heading(level, content, number):
                    label = f"{number}. " if number else ""
                    role, drawn = "heading", f"{'#' * (level + 1)} {label}{_heading(self.inlines(content))}"
                case Body(_, role, label):
                    drawn = self.body(piece.block, label, role, swap=swap)
            together = role == previous and isinstance(before, Para) and isinstance(block, Para)
            if together and role == "signature":
                chunks[-1] += f"\\\n{drawn}"
            elif together and role == "enclosure":
                chunks[-1] += f"\n{drawn}"
            else:
                chunks.append(drawn)
            previous, before = role, block
        return chunks

    def body(self, block: Block, label: str, role: str, *, swap: bool) -> str:
        if role == "enclosure" and isinstance(block, Para):
            return f"- {label} {self.inlines(block.children).strip(' ')}"
        if label and isinstance(block, Para):
            return f"{label} {self.inlines(block.children).strip(' ')}".rstrip(" ")
        return self.block(block, swap=swap)

    def block(self, block: Block, *, swap: bool = False) -> str:
        """Draw a block; `swap` takes a list's other mark, since two lists with the same one would be read as one."""
        match block:
            case Para(children):
                return escape_start(self.inlines(children))
            case BulletList(items):
                return "\n".join(self.item(item, "* " if swap else "- ") for item in items)
            case OrderedList(items):
                sign = ")" if swap else "."
                return "\n".join(self.item(item, f"{number}{sign} ") for number, item in enumerate(items, 1))
            case Table():
                return self.table(block)
            case Figure():
                picture = escape_start(escape(f"[{self.outline.words.text('figure')}: {block.alt}]"))
                caption = escape_start(self.inlines(block.caption))
                return f"{picture}\n\n{caption}" if caption else picture

    def item(self, blocks: tuple[Block, ...], mark: str) -> str:
        drawn: list[str] = []
        before: Block | None = None
        swap = False
        for block in blocks:
            swap = not swap and _would_merge(before, block)
            drawn += filter(None, [self.block(block, swap=swap)])
            before = block
        indent = "\n" + " " * len(mark)
        return (mark + "\n\n".join(drawn).replace("\n", indent).replace(f"{indent}\n", "\n\n")).rstrip(" ")

    def table(self, table: Table) -> str:
        rows = [[self.inlines(cell).strip(" ") for cell in row] for row in (table.head, *table.rows)]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        lines.insert(1, f"|{' --- |' * len(table.head)}")
        caption = escape_start(self.inlines(table.caption))
        return "\n".join(lines) + (f"\n\n{caption}" if caption else "")

    def inlines(self, children: tuple[Inline, ...]) -> str:
        """Draw inlines; words are escaped after joining, since signs meet across the seams."""
        parts: list[str] = []
        words = ""
        for child in children:
            match child:
                case Text() | Filled():
                    words += child.content
                case Blank():
                    words += drawn_blank(child)
                case Ref(key):
                    words += self.outline.refer(key)
                case Strong(inner):
                    parts += [escape(words), f"\0{self.inlines(inner)}\0"]
                    words = ""
        parts.append(escape(words))
        return _with_strong(parts)


def _with_strong(parts: list[str]) -> str:
    """Put `**` around what is strong, where CommonMark would read it so; elsewhere the words stand plain."""
    text = ""
    following = _first_signs(parts)
    for index, part in enumerate(parts):
        if not part.startswith("\0"):
            text += part
            continue
        inner = part.strip("\0")
        core = inner.strip(" ")
        before = text[-1:] if inner == inner.lstrip(" ") else " "
        after = following[index] if inner == inner.rstrip(" ") else " "
        text += inner.replace(core, f"**{core}**", 1) if core and _flanks(before, core, after) else inner
    return text.replace("\0", "")


def _first_signs(parts: list[str]) -> list[str]:
    """Give for each part the first sign of what follows it."""
    following: list[str] = []
    sign = ""
    for part in reversed(parts):
        following.append(sign)
        sign = part[:1] or sign
    return following[::-1]


def _flanks(before: str, core: str, after: str) -> bool:
    """Whether `**` opens before and closes after `core`, by every version of CommonMark's rule.

    Next to a letter or a digit it does; next to a sign only where a blank or the end is on its other side.
    """
    if "**" in core or "*" in (before, after, core[-1]) or "\\" in (before, core[0], core[-2:-1]):
        return False
    opens = core[0].isalnum() or (before in {"", " "} and core[0] in _PLAIN_SIGNS)
    closes = core[-1].isalnum() or (after in {"", " "} and core[-1] in _PLAIN_SIGNS)
    return opens and closes


def _would_merge(before: Block | None, block: Block | None) -> bool:
    both = (before, block)
    return all(isinstance(each, BulletList) for each in both) or all(isinstance(each, OrderedList) for each in both)


def _heading(text: str) -> str:
    """A heading may not end in signs that close it."""
    text = text.strip(" \t")
    bare = text.rstrip("#")
    return bare + "\\#" * (len(text) - len(bare))
