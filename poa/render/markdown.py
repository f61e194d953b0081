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
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


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
        for piece in self.outline.pieces:
            match piece:
                case Title(text):
                    role, drawn = "title", f"# {_heading(escape(text))}"
                case Heading(level, content, number):
                    label = f"{number}. " if number else ""
                    role, drawn = "heading", f"{'#' * (level + 1)} {label}{_heading(self.inlines(content))}"
                case Body(block, role, label):
                    drawn = self.body(block, label, role)
            if role == previous == "signature":
                chunks[-1] += f"\\\n{drawn}"
            elif role == previous == "enclosure":
                chunks[-1] += f"\n{drawn}"
            else:
                chunks.append(drawn)
            previous = role
        return chunks

    def body(self, block: Block, label: str, role: str) -> str:
        if role == "enclosure" and isinstance(block, Para):
            return f"- {label} {self.inlines(block.children).strip(' ')}"
        if label and isinstance(block, Para):
            return f"{label} {self.inlines(block.children).strip(' ')}".rstrip(" ")
        return self.block(block)

    def block(self, block: Block) -> str:
        match block:
            case Para(children):
                return escape_start(self.inlines(children))
            case BulletList(items):
                return "\n".join(self.item(item, "- ") for item in items)
            case OrderedList(items):
                return "\n".join(self.item(item, f"{number}. ") for number, item in enumerate(items, 1))
            case Table():
                return self.table(block)
            case Figure():
                picture = escape_start(escape(f"[{self.outline.words.text('figure')}: {block.alt}]"))
                caption = escape_start(self.inlines(block.caption))
                return f"{picture}\n\n{caption}" if caption else picture

    def item(self, blocks: tuple[Block, ...], mark: str) -> str:
        text = "\n\n".join(self.block(block) for block in blocks)
        return mark + text.replace("\n", "\n" + " " * len(mark)).replace("\n" + " " * len(mark) + "\n", "\n\n")

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
    for index, part in enumerate(parts):
        if not part.startswith("\0"):
            text += part
            continue
        inner = part.strip("\0")
        core = inner.strip(" ")
        before = text[-1:] if inner == inner.lstrip(" ") else " "
        after = next((later[:1] for later in parts[index + 1 :] if later), "") if inner == inner.rstrip(" ") else " "
        text += inner.replace(core, f"**{core}**", 1) if core and _flanks(before, core, after) else inner
    return text.replace("\0", "")


def _flanks(before: str, core: str, after: str) -> bool:
    """Whether `**` opens before and closes after `core`: CommonMark's left- and right-flanking runs."""
    if "**" in core or "*" in (before, after, core[0], core[-1]) or "\\" in (before, core[0]):
        return False

    def is_outside(sign: str) -> bool:
        return not sign or sign.isspace() or bool(_PUNCTUATION.match(sign)) or _is_punctuation(sign)

    opens = not (_PUNCTUATION.match(core[0]) or _is_punctuation(core[0])) or is_outside(before)
    closes = not (_PUNCTUATION.match(core[-1]) or _is_punctuation(core[-1])) or is_outside(after)
    return opens and closes and not core[0].isspace() and not core[-1].isspace()


def _is_punctuation(sign: str) -> bool:
    import unicodedata  # noqa: PLC0415 - only where a letter has strong words

    return unicodedata.category(sign)[0] in "PS"


def _heading(text: str) -> str:
    """A heading may not end in signs that close it."""
    text = text.strip(" \t")
    return re.sub(r"(#+)$", lambda match: "".join(f"\\{sign}" for sign in match[1]), text)
