"""Findings as comments in a Word file, each at its place; the words of the letter are not touched."""

import io
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from poa.characters import first_illegal
from poa.errors import LetterError
from poa.readers.letter.word import opened_word, paragraphs_of_word
from poa.render.docx.container import Member, archive
from poa.review.findings import Finding
from poa.sections import Origin

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_AUTHOR, _INITIALS = "poa", "poa"


def with_comments(docx: bytes, findings: Iterable[Finding], origin: Origin) -> bytes:
    """Give a Word file with a comment for each finding; `origin` is that of the letter read from this file.

    A finding about a section stands at its heading, one about the whole letter at the first paragraph. The comments
    carry no time, so that the same findings give the same file. Raises LetterError if the file has no paragraph, and
    FileError if it is no Word file.
    """
    document = opened_word(docx, origin.file)
    paragraphs = _paragraphs(document)
    if not paragraphs:
        raise LetterError("the Word file has no paragraph that a comment could stand at.")
    other_ids = _declared_styles(document)
    for finding in findings:
        number, offset = _place(finding, origin)
        paragraph = paragraphs[min(number, len(paragraphs)) - 1]
        runs = _runs_with(paragraph, finding.words, offset) or _all_runs(paragraph)
        if not runs:
            runs = [paragraph.add_run("")]
        comment = document.add_comment(runs, text=_text(finding), author=_AUTHOR, initials=_INITIALS)
        for name in [name for name in comment._comment_elm.attrib if name.endswith("}date")]:  # noqa: SLF001
            del comment._comment_elm.attrib[name]  # noqa: SLF001 - python-docx would write the time of day
        _restyle(comment._comment_elm, other_ids)  # noqa: SLF001
    _restyle(document.element.body, other_ids)
    made = io.BytesIO()
    document.save(made)
    with ZipFile(made) as package:  # python-docx writes the time of day into it
        return archive(Member.of(part.filename, package.read(part)) for part in package.infolist())


def _declared_styles(document: "Document") -> dict[str, str]:
    """Add the styles that python-docx gives comments, where the file lacks them.

    Gives the ids of those that it has under another id, as Word writes them in other languages, by python-docx's id.
    """
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415

    ids = {style.style_id for style in document.styles}
    named = {style.name: style.style_id for style in document.styles}
    other: dict[str, str] = {}
    for style_id, name, kind in (
        ("CommentReference", "annotation reference", WD_STYLE_TYPE.CHARACTER),
        ("CommentText", "annotation text", WD_STYLE_TYPE.PARAGRAPH),
    ):
        if style_id in ids:
            continue
        if name in named:
            other[style_id] = named[name]
            continue
        made = document.styles.add_style(name, kind, builtin=True)
        made.element.styleId = style_id
    return other


def _restyle(element: Any, ids: Mapping[str, str]) -> None:
    for style in element.iter(_tag("rStyle"), _tag("pStyle")) if ids else ():
        style.set(_tag("val"), ids.get(style.get(_tag("val")), style.get(_tag("val"))))


def _text(finding: Finding) -> str:
    text = f"{finding.level.label}: {finding.message}\n{finding.hint}\n[{finding.rule}]"
    return "".join(sign for sign in text if first_illegal(sign) is None)  # a rule of somebody's may say anything


def _place(finding: Finding, origin: Origin) -> tuple[int, int]:
    """Give the number of the paragraph, from 1, and about where in its words the finding stands."""
    place = finding.place
    if place.section is None:
        return 1, 0
    spot = (place.section, place.point, place.block)
    line = origin.line(spot, place.start)
    if line is not None:
        begins = [start for start, number in origin.lines[spot] if number == line and start <= place.start]
        return line, place.start - min(begins, default=0)
    return origin.line((place.section, None, ())) or origin.line((place.section, 0, (0,))) or 1, 0


def _nearest(words: str, text: str, offset: int) -> int | None:
    found: list[int] = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return min(found, key=lambda each: abs(each - offset), default=None)


def _paragraphs(document: "Document") -> list["Paragraph"]:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    return [Paragraph(element, document._body) for element in paragraphs_of_word(document)]  # noqa: SLF001


def _all_runs(paragraph: "Paragraph") -> list["Run"]:
    """Give the runs of a paragraph, those of hyperlinks and insertions too; no comment can stand in a text box."""
    from docx.text.run import Run  # noqa: PLC0415

    top = paragraph._p  # noqa: SLF001
    return [
        Run(element, paragraph)
        for element in top.iter(_tag("r"))
        if next(element.iterancestors(_tag("p")), None) is top
    ]


def _runs_with(paragraph: "Paragraph", words: str, offset: int) -> list["Run"]:
    """Find the runs that hold these words, split so that they hold nothing else where they are plain text.

    Where the words stand there several times, those nearest to `offset` are meant.
    """
    if not words:
        return []
    runs = _all_runs(paragraph)
    text = "".join(run.text for run in runs)
    start = _nearest(words, text, offset)
    if start is None:
        return []
    _split(runs, start)
    runs = _all_runs(paragraph)
    _split(runs, start + len(words))
    found: list[Run] = []
    at = 0
    for run in _all_runs(paragraph):
        end = at + len(run.text)
        if at < start + len(words) and end > start and run.text:
            found.append(run)
        at = end
    return found


def _split(runs: list["Run"], place: int) -> None:
    """Split the run that a place of the paragraph's text lies in, if it holds one plain text and nothing else."""
    at = 0
    for run in runs:
        text = run.text
        if at < place < at + len(text):
            parts = [child for child in run._r if child.tag != _tag("rPr")]  # noqa: SLF001
            if len(parts) == 1 and parts[0].tag == _tag("t") and not set("\t\r\n") & set(text):
                second = deepcopy(run._r)  # noqa: SLF001
                run._r.addnext(second)  # noqa: SLF001
                run.text = text[: place - at]
                type(run)(second, run._parent).text = text[place - at :]  # noqa: SLF001
            return
        at += len(text)


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
