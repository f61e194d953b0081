"""What is read: the text itself, a file, or a file's content; and how large it may be."""

import codecs
import re
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from poa.characters import first_illegal
from poa.errors import FileError, LetterError
from poa.files import read_text

LARGEST_TEXT = 1_000_000
"""Bytes of a text."""

LARGEST_WORD_FILE = 50_000_000
"""Bytes of a Word file after unpacking."""

MOST_PARTS = 1000
"""Parts in a Word file."""

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MARKED = re.compile(r"^(?:#{1,4} \w|\*\*[^*\n]+\*\*:?$)", re.MULTILINE)
"""A text file that has headings in Markdown, as pasted from elsewhere."""


@frozen
class Source:
    """What was read: a text, or the bytes of a Word file; `file` is its name, if it has one."""

    format: Literal["text", "markdown", "docx"]
    text: str = ""
    data: bytes = b""
    file: str | None = None


def source_of(given: str | Path | bytes) -> Source:
    """Take a draft in. LetterError or FileError say what is wrong with it and the way out."""
    if isinstance(given, Path):
        return _file(given)
    if isinstance(given, bytes):
        return _content(given, None)
    if isinstance(given, str):
        return _text(given)
    raise TypeError(
        f"a draft is a str (its text), a Path (a file) or bytes (a file's content), not {type(given).__name__}"
    )


def _file(path: Path) -> Source:
    suffix = path.suffix.lower()
    name = str(path)
    if suffix not in {".txt", ".md", ".markdown", ".docx"}:
        what = (
            f"a draft is read from .txt, .md or .docx, and this is '{suffix}'."
            if suffix
            else "this file has no suffix that says what it is."
        )
        mend = (
            "Open it in Word and save it as .docx."
            if suffix in {".doc", ".odt", ".rtf", ".pages"}
            else "Save it as .docx, .md or .txt, or pass its text."
        )
        raise FileError(what, mend, file=name)
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0  # whoever reads it says what is wrong
    if size > LARGEST_WORD_FILE or (suffix != ".docx" and size > LARGEST_TEXT):
        raise _too_large(size, name)
    if suffix == ".docx":
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise FileError("there is no such file.", file=name) from None
        except OSError as problem:
            raise FileError(f"the file cannot be read ({problem.strerror}).", file=name) from None
        return _word(data, name)
    text = read_text(path)
    return _said(Source("text" if suffix == ".txt" and not _MARKED.search(text) else "markdown", text, file=name))


def _content(data: bytes, name: str | None) -> Source:
    if data.startswith((_ZIP, _OLD_OFFICE)):
        return _word(data, name)
    if len(data) > LARGEST_TEXT:
        raise _too_large(len(data), name)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise LetterError(
            f"the draft is neither a Word file nor UTF-8 text (byte 0x{data[problem.start]:02X}).",
            "Save it as UTF-8 or as .docx.",
            line=line,
        ) from None
    return _text(text)


def _text(text: str) -> Source:
    if len(text) > LARGEST_TEXT:
        raise _too_large(len(text), None)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text and _names_a_file(text):
        raise LetterError(f"'{text}' is the name of a file, and a str is taken for the draft itself.", "Pass a Path.")
    position = first_illegal(text)
    if position is not None:
        raise LetterError(
            f"the draft has a control character (U+{ord(text[position]):04X}).",
            "Take it out.",
            line=text.count("\n", 0, position) + 1,
        )
    from poa.readers.letter.markdown import looks_like_markdown  # noqa: PLC0415 - only a text without a suffix asks

    return _said(Source("markdown" if looks_like_markdown(text) else "text", text))


def _said(source: Source) -> Source:
    if not source.text.strip():
        raise LetterError("the draft is empty.", "Give the words of the letter.", file=source.file)
    return source


def _names_a_file(text: str) -> bool:
    try:
        return 0 < len(text) < 1000 and Path(text.strip()).is_file()
    except (OSError, ValueError):
        return False


def _word(data: bytes, name: str | None) -> Source:
    if data.startswith(_OLD_OFFICE):
        raise FileError(
            "this Word file is protected by a password, or is an old .doc.",
            "Save it in Word as .docx, without a password.",
            file=name,
        )
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
    except (BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise FileError(
            "this is no Word file: its package cannot be opened.", "Save it again from Word.", file=name
        ) from None
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_WORD_FILE:
        what = f"{len(parts)} parts" if len(parts) > MOST_PARTS else f"{unpacked} bytes unpacked"
        raise FileError(
            f"the Word file is too large to be a letter ({what}).",
            "Save the letter alone, without pictures.",
            file=name,
        )
    if "[Content_Types].xml" not in names:
        raise FileError(
            "this is a package of files and no Word file.", "Save the draft as .docx, .md or .txt.", file=name
        )
    return Source("docx", data=data, file=name)


def _too_large(size: int, name: str | None) -> FileError | LetterError:
    what = f"the draft is too large to be a letter ({size} bytes)."
    return FileError(what, "Give the letter alone.", file=name) if name else LetterError(what, "Give the letter alone.")
