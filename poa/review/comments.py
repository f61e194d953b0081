"""Findings as comments in a Word file, each at its place; the words of the letter are not touched."""

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from poa.errors import LetterError
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
    carry no time, so that the same findings give the same file. Raises LetterError if the file has no paragraph.
    """
    import docx as word  # noqa: PLC0415 - heavy, and only comments need it

    document = word.Document(io.BytesIO(docx))
    paragraphs = list(_paragraphs(document))
    if not paragraphs:
        raise LetterError("the Word file has no paragraph that a comment could stand at.")
    _declare_styles(document)
    for finding in findings:
        paragraph = paragraphs[_index(finding, origin, len(paragraphs))]
        runs = _runs_with(paragraph, finding.words) or _all_runs(paragraph)
        if not runs:
            runs = [paragraph.add_run("")]
        comment = document.add_comment(runs, text=_text(finding), author=_AUTHOR, initials=_INITIALS)
        for name in [name for name in comment._comment_elm.attrib if name.endswith("}date")]:  # noqa: SLF001
            del comment._comment_elm.attrib[name]  # noqa: SLF001 - python-docx would write the time of day
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _declare_styles(document: "Document") -> None:
    """Add the styles that python-docx gives comments, where the file lacks them."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415

    there = {style.style_id for style in document.styles}
    for style_id, name, kind in (
        ("CommentReference", "annotation reference", WD_STYLE_TYPE.CHARACTER),
        ("CommentText", "annotation text", WD_STYLE_TYPE.PARAGRAPH),
    ):
        if style_id not in there:
            made = document.styles.add_style(name, kind, builtin=True)
            made.element.styleId = style_id


def _text(finding: Finding) -> str:
    return f"{finding.level.label}: {finding.message}\n{finding.hint}\n[{finding.rule}]"


def _index(finding: Finding, origin: Origin, count: int) -> int:
    place = finding.place
    line = None
    if place.section is not None:
        line = origin.line((place.section, place.point, place.block), place.start)
        line = line or origin.line((place.section, None, ())) or origin.line((place.section, 0, (0,)))
    return min(max((line or 1) - 1, 0), count - 1)


def _paragraphs(document: "Document") -> Iterator["Paragraph"]:
    """Go through the paragraphs of the body in order, those of tables included, as `read_letter` counts them."""
    from docx.table import Table  # noqa: PLC0415

    def inside(container: Any) -> Iterator["Paragraph"]:
        for item in container.iter_inner_content():
            if not isinstance(item, Table):
                yield item
                continue
            seen: set[Any] = set()
            for row in item.rows:
                for cell in row.cells:
                    if cell._tc not in seen:  # noqa: SLF001 - a merged cell is given once for each place
                        seen.add(cell._tc)  # noqa: SLF001
                        yield from inside(cell)

    return inside(document)


def _all_runs(paragraph: "Paragraph") -> list["Run"]:
    from docx.text.run import Run  # noqa: PLC0415

    return [Run(element, paragraph) for element in paragraph._p.iter(_tag("r"))]  # noqa: SLF001


def _runs_with(paragraph: "Paragraph", words: str) -> list["Run"]:
    """Find the runs that hold these words, split so that they hold nothing else where they are plain text."""
    if not words:
        return []
    runs = _all_runs(paragraph)
    text = "".join(run.text for run in runs)
    start = text.find(words)
    if start < 0:
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
            if len(parts) == 1 and parts[0].tag == _tag("t"):
                second = deepcopy(run._r)  # noqa: SLF001
                run._r.addnext(second)  # noqa: SLF001
                run.text = text[: place - at]
                type(run)(second, run._parent).text = text[place - at :]  # noqa: SLF001
            return
        at += len(text)


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
