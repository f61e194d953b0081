"""Markdown as markdown-it reads it: headings, lists, tables and strong words; no word of links, code or HTML is lost."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from poa.readers.letter.joining import Line, columns
from poa.readers.letter.pieces import Mark, Piece, Range, tidy
from poa.readers.letter.plain import lines_of_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

STEP = 4
"""Columns that a list within a list is further in."""

_SIGNS = re.compile(r"^#{1,6} |\*\*[^\s*]|\\[\[\]_*#.()<>&|`~+:=-]|^\|?[ :|-]*-{3}[ :|-]*\|", re.MULTILINE)
_MARKED = (
    re.compile(r"\*\*[^\s*][^*\n]{0,80}\*\*"),
    re.compile(r"\[[^\[\]\n]{1,80}\]\((?:https?:|mailto:|www\.)[^()\s]{1,200}\)"),
    re.compile(r"(?<![^\s(])`[^`\n]{1,80}`(?![^\s.,;:)])"),
)
_ESCAPED_START = re.compile(r"[ \t>]*(?:\\|[0-9]{1,9}\\)")


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a file name has the signs of Markdown in it."""
    return _SIGNS.search(text) is not None


def marked_words(text: str) -> tuple[str, ...]:
    """Give the first words of each kind that stand in marks: of bold type, of a link, of code."""
    found = (pattern.search(text) for pattern in _MARKED)
    return tuple(match.group() for match in found if match)


def lines_of_markdown(text: str) -> list[Line]:
    """Give the lines of a Markdown draft. Where reading it as Markdown would lose a word, it is read as plain text."""
    lines = list(_Reader(text).read())
    kept: Counter[str] = Counter()
    for line in lines:
        kept.update(line.words)
        for row in line.table:
            for cell in row:
                kept.update(cell.words)
    lost = Counter(html.unescape(text)) - kept
    return list(lines_of_text(text)) if any(sign.isalpha() for sign in lost) else lines


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loaded when a draft in Markdown is read

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 60}).enable("table")
    parser.disable(["reference", "code", "html_block"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = _parser().parse(text)
        self.lists: list[str] = []
        self.mark: Mark | None = None

    def read(self) -> Iterator[Line]:
        level: int | None = None
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self.lists.append(token.markup)
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    number = (int(token.info),) if token.info else ()
                    self.mark = Mark(f"1{token.markup}" if token.info else token.markup, number)
                case "heading_open":
                    level = int(token.tag[1:]) - 1
                case "heading_close":
                    level = None
                case "table_open":
                    end = next(at for at in range(index, len(self.tokens)) if self.tokens[at].type == "table_close")
                    yield self.table(self.tokens[index:end])
                    index = end
                case "inline":
                    yield from self.inline(token, level)
                case "fence":
                    yield from self.fence(token)
                case _:
                    pass
            index += 1

    def indent(self) -> int:
        depth = len(self.lists)
        return depth * STEP - (STEP if self.mark else 1) if depth else 0

    def inline(self, token: "Token", level: int | None) -> Iterator[Line]:
        raw = token.content.split("\n")
        number = (token.map or [0])[0] + 1
        for index, (words, strong, hard) in enumerate(_lines(token.children or [])):
            escaped = _ESCAPED_START.match(raw[index]) if index < len(raw) else None
            yield Line(
                words.strip() if not strong else words,
                number + index,
                self.indent(),
                gap=index == 0,
                strong=strong,
                mark=self.mark,
                marked=bool(escaped or self.lists or (level is not None and not words[:1].isdecimal())),
                closed=index == 0 or hard,
                level=level,
                columns=columns(words),
            )  # fmt: skip
            self.mark = None

    def fence(self, token: "Token") -> Iterator[Line]:
        number = (token.map or [0])[0] + 1
        for index, words in enumerate((token.info, *token.content.split("\n"))):
            if words.strip():
                yield Line(words.strip(), number + index, self.indent(), mark=self.mark, marked=True, closed=True)
                self.mark = None

    def table(self, tokens: Sequence["Token"]) -> Line:
        rows: list[list[Piece]] = []
        number = (tokens[0].map or [0])[0] + 1
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
                number = token.map[0] + 1 if token.map else number
            elif token.type == "inline":
                made = _lines(token.children or [])
                words, strong = tidy(" ".join(each[0] for each in made), made[0][1] if len(made) == 1 else ())
                rows[-1].append(Piece(words, ((0, number),), strong=strong))
        table = tuple(tuple(row) for row in rows)
        mark, indent, self.mark = self.mark, self.indent(), None
        return Line("", number, indent, gap=True, marked=True, mark=mark, closed=True, table=table)


def _lines(children: Sequence["Token"]) -> list[tuple[str, tuple[Range, ...], bool]]:
    """Give the lines of a paragraph: words, strong ranges, and whether a hard break stands before."""
    lines: list[tuple[str, tuple[Range, ...], bool]] = []
    words, strong, hard, since = "", [], False, -1
    depth = 0
    links: list[tuple[int, str]] = []
    for child in children:
        match child.type:
            case "softbreak" | "hardbreak":
                if depth:
                    strong.append((since, len(words)))
                lines.append((words, tuple(strong), hard))
                words, strong, hard, since = "", [], child.type == "hardbreak", 0
                links = [(0, target) for _, target in links]
            case "strong_open":
                depth += 1
                since = len(words) if depth == 1 else since
            case "strong_close":
                depth -= 1
                if not depth and since < len(words):
                    strong.append((since, len(words)))
            case "link_open":
                links.append((len(words), _target(child, "href")))
            case "link_close":
                start, target = links.pop()
                if words[start:] != target:
                    words += f" ({target})"
            case "image":
                words += f"{child.content} ({_target(child, 'src')})".strip()
            case _:
                words += child.content
    lines.append((words, tuple(strong), hard))
    return lines


def _target(token: "Token", name: str) -> str:
    title = str(token.attrs.get("title", ""))
    return f"{token.attrs.get(name, '')} {title}".strip()
