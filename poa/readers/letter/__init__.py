"""A seller's own draft as a letter: text, Markdown or Word, in any order of its sections, and nothing lost."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from poa.keys import SECTION_KEYS
from poa.languages import language as language_of
from poa.languages import languages
from poa.readers.letter.annexes import annexes_of
from poa.readers.letter.blocks import Builder, inlines, leaves
from poa.readers.letter.headings import is_heading_line
from poa.readers.letter.issues import issues_of
from poa.readers.letter.joining import Line, pieces_of
from poa.readers.letter.labels import is_entry_line, label_of
from poa.readers.letter.nesting import nest
from poa.readers.letter.pieces import Piece
from poa.readers.letter.placing import MIDDLE, Draft, place
from poa.readers.letter.plain import lines_of_text
from poa.readers.letter.points import PointDraft, points_of
from poa.readers.letter.references import with_references
from poa.readers.letter.sources import Source, source_of
from poa.sections import (
    Acknowledgement,
    Closing,
    Enclosure,
    Greeting,
    Origin,
    PlanOfAction,
    Point,
    Prevention,
    Remediation,
    RootCause,
    numbering,
)

__all__ = ["read_letter"]

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile("[\u3041-\u30fe]")
_LATIN = re.compile("[A-Za-zÀ-ÿ]+")


def read_letter(source: str | Path | bytes, *, language: str | None = None) -> PlanOfAction:
    """Read a seller's draft into the six sections of a letter, every word of it once.

    `source` is the text itself (str), a .txt, .md or .docx file (Path) or a file's content (bytes). Sections are found
    by headings and by what is said, in any order; what has no clear place is in `unplaced`. Where a section names
    nothing, its `heading` is "". `origin` tells the line of the file on which each text stands.

    `language` is that of the letter's own words ("Exhibit 1"). Without it, mostly Chinese writing is "zh" and all else
    "en"; Japanese is "ja" where poa has words of it, else "en".

    Raises LetterError for a text that is empty, too large or no text, FileError for a file that cannot be read, and
    CatalogueError for a language that poa has no words of.
    """
    given = source_of(source)
    lines = _lines(given)
    code = language if language is not None else _language(lines)
    language_of(code)  # says which there are
    pieces = list(pieces_of(lines, is_heading_line, is_entry_line))
    return _letter(place(pieces, code), given, code)


def _lines(source: Source) -> list[Line]:
    if source.format == "docx":
        from poa.readers.letter.word import lines_of_word  # noqa: PLC0415 - python-docx is loaded for Word files alone

        return lines_of_word(source.data, source.file)
    if source.format == "markdown":
        from poa.readers.letter.markdown import lines_of_markdown  # noqa: PLC0415 - likewise markdown-it

        return lines_of_markdown(source.text)
    return list(lines_of_text(source.text))


def _language(lines: Sequence[Line]) -> str:
    chinese = kana = latin = 0
    for line in lines:
        words = " ".join((line.words, *(cell.words for row in line.table for cell in row)))
        chinese += len(_CHINESE.findall(words))
        kana += len(_KANA.findall(words))
        latin += len(_LATIN.findall(words))
    if kana * 10 > chinese + kana and kana + chinese > latin:
        return "ja" if "ja" in languages() else "en"
    return "zh" if chinese > latin and "zh" in languages() else "en"


def _letter(draft: Draft, source: Source, code: str) -> PlanOfAction:
    builder = Builder()
    issues = issues_of(draft)
    only = next(iter(issues.values())) if len(issues) == 1 else None
    grouped = {part: points_of(draft.of(part), issues if len(issues) > 1 else {}) for part in MIDDLE}
    heading = {key: builder.words(draft.headings.get(key), key) for key in SECTION_KEYS}
    intro = {part: builder.blocks(nodes, part) for part, (nodes, _) in grouped.items()}
    points = {
        part: [Point(builder.blocks(each.nodes, part, at), issue=each.issue or only) for at, each in enumerate(listed)]
        for part, (_, listed) in grouped.items()
    }
    letter = PlanOfAction(
        language=code,
        title=builder.words(draft.title, "title"),
        issues=tuple(dict.fromkeys(issues.values())),
        issue_names={key: name for name, key in issues.items()},
        greeting=Greeting(builder.blocks(leaves(draft.of("greeting")), "greeting"), heading=heading["greeting"]),
        acknowledgement=Acknowledgement(
            builder.blocks(nest(draft.of("acknowledgement")), "acknowledgement"), heading=heading["acknowledgement"]
        ),
        root_cause=RootCause(points["root_cause"], intro=intro["root_cause"], heading=heading["root_cause"]),
        remediation=Remediation(points["remediation"], intro=intro["remediation"], heading=heading["remediation"]),
        prevention=Prevention(points["prevention"], intro=intro["prevention"], heading=heading["prevention"]),
        closing=Closing(
            builder.blocks(nest(draft.of("closing")), "closing"),
            heading=heading["closing"],
            enclosures=_enclosures(draft.of("enclosures"), builder, code),
            signature=builder.blocks(leaves(draft.of("signature")), "signature"),
        ),
        annexes=annexes_of(draft.annexes, builder, code),
        unplaced=builder.blocks(nest(draft.of("unplaced")), "unplaced"),
        origin=Origin(source.file, source.format, builder.lines, _marks(source)),  # type: ignore[arg-type]  # FrozenMap says str
    )
    return with_references(letter, by_number=_counts_alike(letter, {part: each[1] for part, each in grouped.items()}))


def _marks(source: Source) -> tuple[str, ...]:
    if source.format != "markdown" or (source.file or "").lower().endswith(".md"):
        return ()
    from poa.readers.letter.markdown import marked_words  # noqa: PLC0415 - as above

    return marked_words(source.text)


def _enclosures(pieces: Sequence[Piece], builder: Builder, code: str) -> list[Enclosure]:
    made: list[Enclosure] = []
    for piece in pieces:
        if not piece.words:
            continue
        place = len(made)
        found = label_of("exhibit", piece.words, code)
        title = piece.cut(found[1]) if found and found[0] == place + 1 else piece
        builder.lines["enclosures", place, ()] = title.starts
        made.append(Enclosure(f"exhibit-{place + 1}", inlines(title)))
    return made


def _counts_alike(letter: PlanOfAction, drafts: Mapping[str, Sequence[PointDraft]]) -> bool:
    """Whether the numbers that the draft gives its points are those of the letter, so that "1.1" means the same."""
    points = numbering(letter).points
    return all(
        not each.number or points.get((part, at)) == ".".join(map(str, each.number))
        for part, listed in drafts.items()
        for at, each in enumerate(listed)
    )
