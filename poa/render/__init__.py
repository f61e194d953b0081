"""Renderers: a letter to text, Markdown, HTML or Word, all drawn from the one tree."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, TypeAlias, overload

from attrs import frozen

from poa.errors import LetterError
from poa.files import write_atomically
from poa.keys import nearest
from poa.sections import PlanOfAction

__all__ = ["RENDERERS", "Renderer", "TextFormat", "render", "save"]

TextFormat: TypeAlias = Literal["text", "markdown", "html"]


@frozen
class Renderer:
    """A format: the function that draws it, as `module:name`, and the suffixes of its files."""

    function: str
    suffixes: tuple[str, ...]

    def load(self) -> Callable[..., str | bytes]:
        """Import the function; a format costs nothing until it is drawn."""
        module, _, name = self.function.partition(":")
        function: Callable[..., str | bytes] = getattr(import_module(module), name)
        return function


RENDERERS: Mapping[str, Renderer] = {
    "text": Renderer("poa.render.text:render_text", (".txt",)),
    "markdown": Renderer("poa.render.markdown:render_markdown", (".md",)),
    "html": Renderer("poa.render.html:render_html", (".html", ".htm")),
    "docx": Renderer("poa.render.docx:render_docx", (".docx",)),
}


@overload
def render(letter: PlanOfAction, format: TextFormat = "text", **options: Any) -> str: ...
@overload
def render(letter: PlanOfAction, format: Literal["docx"], **options: Any) -> bytes: ...
@overload
def render(letter: PlanOfAction, format: str, **options: Any) -> str | bytes: ...
def render(letter: PlanOfAction, format: str = "text", **options: Any) -> str | bytes:  # noqa: A002
    """Draw a letter in a format: text, markdown, html (a string) or docx (bytes).

    Options are the format's own: `wrap=72` for text. Raises LetterError for a format that there is not.
    """
    if format not in RENDERERS:
        known = ", ".join(RENDERERS)
        raise LetterError(f"there is no format '{format}'.", nearest(format, RENDERERS) or f"There is: {known}.")
    return RENDERERS[format].load()(letter, **options)


def save(letter: PlanOfAction, path: str | Path, **options: Any) -> None:
    """Draw a letter into a file, the format from its suffix; whole or not at all. Raises LetterError or FileError."""
    drawn = render(letter, format_of(path), **options)
    write_atomically(Path(path), drawn.encode() if isinstance(drawn, str) else drawn)


def format_of(path: str | Path) -> str:
    """Give the format that a file's suffix names. Raises LetterError if none does."""
    suffix = Path(path).suffix.lower()
    for name, renderer in RENDERERS.items():
        if suffix in renderer.suffixes:
            return name
    known = ", ".join(suffix for renderer in RENDERERS.values() for suffix in renderer.suffixes)
    raise LetterError(f"the name '{Path(path).name}' does not say a format.", f"End it in one of: {known}.")
