"""A middle section as points: each item, or each paragraph, with what stands below it; and the words before them."""

from collections.abc import Mapping, Sequence

from attrs import define, evolve, field

from poa.readers.letter.headings import vocabulary
from poa.readers.letter.headings.candidates import length_in_words
from poa.readers.letter.nesting import Leaf, Node, nest
from poa.readers.letter.pieces import Piece


@define
class PointDraft:
    """A point: what it holds, the issue it stands under, and the number that the draft gives it ("1.2")."""

    nodes: list[Node] = field(factory=list)
    issue: str | None = None
    number: tuple[int, ...] = ()


def points_of(pieces: Sequence[Piece], names: Mapping[str, str]) -> tuple[list[Node], list[PointDraft]]:
    """Make the intro and the points of a section. `names` are the issues that group points: name to key."""
    intro: list[Node] = []
    points: list[PointDraft] = []
    issue: str | None = None
    gathered: list[Piece] = []
    for at, piece in enumerate((*pieces, None)):
        key = None
        if piece is not None and at + 1 < len(pieces) and _group(pieces[at + 1], names) is None:
            key = _group(piece, names)  # a line that heads nothing is words like any other
        if piece is not None and key is None:
            gathered.append(piece)
            continue
        before, made = _segment(gathered)
        if points or issue is not None:  # only what stands before the first point leads in
            made = [*(PointDraft([node]) for node in before), *made]
        else:
            intro += before
        points += (evolve(each, issue=issue) for each in made)
        gathered, issue = [], key
    return intro, points


def _group(piece: Piece, names: Mapping[str, str]) -> str | None:
    """Give the issue that a line would head."""
    return None if piece.mark else names.get(piece.words) or names.get(piece.words.rstrip(":："))


def _segment(pieces: Sequence[Piece]) -> tuple[list[Node], list[PointDraft]]:
    counted = next((piece.mark for piece in pieces if piece.mark and piece.mark.is_ordered), None)
    if counted is not None and counted.is_dotted and len(counted.numbers) <= 2:
        return _dotted(pieces)
    return _free(nest(pieces))


def _dotted(pieces: Sequence[Piece]) -> tuple[list[Node], list[PointDraft]]:
    """Read points that are counted "1.1": all below one belongs to it, all before the first leads in."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.mark and piece.mark.is_dotted and len(piece.mark.numbers) <= 2:
            groups.append([])
        groups[-1].append(piece)
    intro, *rest = groups
    points = []
    for first, *below in rest:
        head = [Leaf(first)] if first.words or first.table else []
        points.append(PointDraft([*head, *nest(below)], number=first.mark.numbers if first.mark else ()))
    return nest(intro), points


def _free(nodes: Sequence[Node]) -> tuple[list[Node], list[PointDraft]]:
    """Read points that are counted otherwise or not at all: items, paragraphs, and what stands under a sub-heading."""
    intro: list[Node] = []
    points: list[PointDraft] = []
    leading = [at for at, node in enumerate(nodes) if _leads(nodes, at)]
    heads = {at for at, node in enumerate(nodes) if _is_head(nodes, at)}
    if leading and (len(leading) > 1 or leading[0] > 0 or any(at not in leading for at in heads)):
        led = set(leading)
    else:
        led = set()
    headed = False
    for at, node in enumerate(nodes):
        if isinstance(node, Leaf) and at in leading and at not in led and at not in heads and not points:
            intro.append(node)
        elif at in heads or at in led:
            points.append(PointDraft([node]))
            headed = at in heads
        elif points and (headed or at - 1 in led or _belongs(node)):
            points[-1].nodes.append(node)
        elif isinstance(node, Leaf):
            points.append(PointDraft([node]))
        else:
            points += (_point(item) for item in node.items if item)
            headed = False
    return intro, points


def _point(item: list[Node]) -> PointDraft:
    first = item[0]
    mark = first.piece.mark if isinstance(first, Leaf) else None
    return PointDraft(item, number=mark.numbers if mark and mark.is_dotted else ())


def _belongs(node: Node) -> bool:
    """Whether a node goes with the point before it: a table, a caption, what its Word style says."""
    return isinstance(node, Leaf) and (bool(node.piece.table) or node.piece.role in {"caption", "continued", "item"})


def _leads(nodes: Sequence[Node], at: int) -> bool:
    """Whether a paragraph introduces the list after it."""
    node = nodes[at]
    if not isinstance(node, Leaf) or node.piece.table or at + 1 >= len(nodes) or isinstance(nodes[at + 1], Leaf):
        return False
    words = node.piece.words
    if words[-1:] in {":", "："}:
        return True
    tail = words[-80:] if len(words) > 80 else words
    return length_in_words(words[:400]) <= 30 and vocabulary().lists["leading"].within(tail)


def _is_head(nodes: Sequence[Node], at: int) -> bool:
    """Whether a paragraph is a heading within the section: it looks like one, and something stands below it."""
    node = nodes[at]
    if not isinstance(node, Leaf) or node.piece.table or at + 1 >= len(nodes):
        return False
    piece = node.piece
    short = 0 < length_in_words(piece.words[:200]) <= 14 and len(piece.words) < 160
    if not short:
        return False
    if piece.stands_out:
        return True
    return piece.words[-1:] not in ".!?;,:。！？；，：" and length_in_words(piece.words) <= 10 and piece.gap
