"""Annexes: a table at the end; in plain text, where columns cannot be told apart, each line is a row."""

from collections.abc import Sequence

from poa.readers.letter.blocks import Builder, inlines
from poa.readers.letter.labels import label_of
from poa.readers.letter.pieces import Piece
from poa.readers.letter.placing import AnnexDraft
from poa.sections import AnnexTable


def annexes_of(drafts: Sequence[AnnexDraft], builder: Builder, code: str) -> list[AnnexTable]:
    """Make the annexes of a letter in a language, numbered in their order."""
    made: list[AnnexTable] = []
    for place, draft in enumerate(drafts):
        found = label_of("annex", draft.title.words, code)
        title = draft.title.cut(found[1]) if found and found[0] == place + 1 else draft.title
        builder.lines["annexes", place, ()] = title.starts
        first = draft.rows[0]
        whole = first if first.table else Piece(table=tuple((row,) for row in draft.rows))
        table = builder.table(whole, "annexes", place, (0,), draft.caption)
        made.append(AnnexTable(f"annex-{place + 1}", inlines(title), table))
    return made
