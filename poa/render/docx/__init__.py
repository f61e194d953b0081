"""Word: the letter's body is written straight from the tree into a prepared reference document.

The same letter gives the same bytes: there is no clock, no random number and no order of a hash in it.
"""

from poa.render.docx.body import BodyWriter
from poa.render.docx.package import package
from poa.render.docx.xml import escape
from poa.render.outline import outline
from poa.sections import PlanOfAction

__all__ = ["render_docx"]


def render_docx(letter: PlanOfAction) -> bytes:
    """Draw a letter as a Word document (.docx)."""
    laid_out = outline(letter)
    writer = BodyWriter(laid_out)
    values = {
        "BODY": writer.write(),
        "TITLE": escape(letter.title),
        "AUTHOR": escape(letter.author),
        "LISTS": "".join(writer.lists),
        "PICTURES": writer.relationships(),
    }
    return package(letter.language).filled(values, writer.pictures)
