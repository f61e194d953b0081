"""The reference document: the parts of `reference/`, prepared once for a language; a letter adds what is its own.

The parts are files as they stand in a Word package. Places that a letter or its language fills are written
`@LIKE_THIS@`; a part without one left is deflated once and shared by all letters.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from poa.languages import language
from poa.render.docx.container import Member, archive
from poa.render.docx.xml import attribute, escape

FOLDER = Path(__file__).parent / "reference"
ORDER = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/theme/theme1.xml",
    "word/footer1.xml",
    "docProps/core.xml",
)
_PLACE = re.compile("@([A-Z_]+)@")
_WORD_LANGUAGES = {
    "en": "en-US",
    "zh": "zh-CN",
    "de": "de-DE",
    "fr": "fr-FR",
    "it": "it-IT",
    "es": "es-ES",
    "ja": "ja-JP",
}


@frozen
class Package:
    """A prepared reference document: static members are done, the others wait for a letter's values."""

    parts: tuple[tuple[str, Member | tuple[str, ...]], ...]

    def filled(self, values: Mapping[str, str], pictures: Mapping[str, bytes]) -> bytes:
        """Put a letter's values into the places, add its pictures, and give the file."""
        members = [
            part if isinstance(part, Member) else Member.of(name, _join(part, values).encode())
            for name, part in self.parts
        ]
        members += (Member.of(f"word/media/{name}", content) for name, content in pictures.items())
        return archive(members)


@cache
def package(code: str) -> Package:
    """Prepare the reference document for a language."""
    known = {
        "LANGUAGE": attribute(_WORD_LANGUAGES.get(code, code)),
        "EAST_ASIA": code if code.startswith(("zh-", "ja", "ko")) else "zh-CN",
        "PAGE": _page_fields(language(code).text("page")),
    }
    return Package(tuple((name, _prepared(name, known)) for name in ORDER))


def _prepared(name: str, known: Mapping[str, str]) -> Member | tuple[str, ...]:
    text = (FOLDER / name).read_text(encoding="utf-8").rstrip("\n")
    text = _PLACE.sub(lambda place: known.get(place[1], place.group()), text)
    pieces = tuple(_PLACE.split(text))  # text, name, text, name, … text
    return pieces if len(pieces) > 1 else Member.of(name, text.encode())


def _join(pieces: tuple[str, ...], values: Mapping[str, str]) -> str:
    return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def _page_fields(pattern: str) -> str:
    """Write "Page {page} of {pages}" as runs in which Word counts."""
    made = ""
    for piece in re.split(r"(\{page\}|\{pages\})", pattern):
        if piece in {"{page}", "{pages}"}:
            field = "PAGE" if piece == "{page}" else "NUMPAGES"
            made += f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        elif piece:
            made += f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
    return made
