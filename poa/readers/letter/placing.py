"""Which part of a letter each piece of a draft belongs to: by headings, and where there are none by what it says."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field

from poa.languages import language
from poa.readers.letter.closing import collect_enclosures, is_enclosure, signs, split_ending, split_signature
from poa.readers.letter.headings import Candidate, headings_of, vocabulary
from poa.readers.letter.headings.candidates import length_in_words
from poa.readers.letter.labels import is_annex_title, split_labels
from poa.readers.letter.opening import is_title, split_greeting
from poa.readers.letter.order import with_missing
from poa.readers.letter.pieces import Piece
from poa.readers.letter.sentences import closes, ends, sentences, tells_a_case, tells_the_cause, told, turns

MIDDLE = ("root_cause", "remediation", "prevention")


@define
class AnnexDraft:
    """A table at the end: its title, the pieces that its rows are in, its caption."""

    title: Piece
    rows: list[Piece]
    caption: Piece | None = None


@define
class Draft:
    """The pieces of a draft, each in the part of the letter that it belongs to."""

    title: Piece | None = None
    headings: dict[str, Piece] = field(factory=dict)
    parts: dict[str, list[Piece]] = field(factory=dict)
    annexes: list[AnnexDraft] = field(factory=list)
    groups: list[str] = field(factory=list)

    def add(self, part: str, *pieces: Piece) -> None:
        """Put pieces at the end of a part."""
        self.parts.setdefault(part, []).extend(piece for piece in pieces if piece.words or piece.table or piece.mark)

    def of(self, part: str) -> list[Piece]:
        """Give the pieces of a part."""
        return self.parts.get(part, [])


def place(given: Sequence[Piece], code: str) -> Draft:
    """Place every piece of a draft in a language, each once."""
    pieces = list(split_labels(given))
    chosen = with_missing(pieces, _in_their_place(pieces, headings_of(pieces)))
    groups = _groups(pieces, chosen)
    group: Piece | None = None
    draft = Draft()
    headed = any(made.section in MIDDLE for made in chosen.values())
    last = max((index for index, made in chosen.items() if made.section in MIDDLE), default=-1)
    part = "opening"
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        made = chosen.get(index)
        if piece.role == "aside":
            draft.add("unplaced", piece)
        elif is_annex_title(piece) and index > last and (annex := _annex(pieces, index)):
            draft.annexes.append(annex[0])
            index = annex[1]
            part = "closing"
            continue
        elif made and made.section == "enclosures":
            drawn = "" if draft.of("enclosures") else language(code).text("heading.enclosures")
            index = collect_enclosures(pieces, index, made, draft.add, drawn=drawn)
            part = part if part == "opening" else "closing"
            continue
        elif index in groups:
            group = evolve(piece, mark=None, role="group")
            draft.groups.append(piece.words)
        elif made:
            part = made.section
            label = evolve(group, starts=()) if group else None
            if label and part in MIDDLE and label not in draft.of(part):
                draft.add(part, label)
            _head(draft, part, piece, made)
        elif draft.title is None and part == "opening" and len(draft.of("opening")) < 12 and is_title(piece):
            draft.title = piece
        elif part in {"closing", "opening"} and is_enclosure(piece):
            draft.add("enclosures", piece)
        else:
            draft.add(part, piece)
        index += 1
    turned = len({made.section for made in chosen.values() if made.section in MIDDLE} & set(draft.parts)) == 1
    if turned:
        _turn(draft, next(part for part in MIDDLE if part in draft.parts))
    _open(draft, headed=headed)
    _end(draft, _last_part(chosen), turned=turned)
    return draft


def _in_their_place(pieces: Sequence[Piece], chosen: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Leave out what is a heading only elsewhere: enclosures within the plan, an introduction after it begins."""
    middle = [index for index, made in chosen.items() if made.section in MIDDLE]
    first, last = (min(middle), max(middle)) if middle else (len(pieces), -1)
    kept: dict[int, Candidate] = {}
    for index, made in chosen.items():
        piece = pieces[index]
        if made.titles and not any(place < index and each.section == "root_cause" for place, each in chosen.items()):
            continue
        fits = {
            "acknowledgement": index < first,
            "closing": index > last and bool(middle),
            "enclosures": (index < first or index > last) and (piece.mark is None or made.end is None),
        }
        if fits.get(made.section, True):
            kept[index] = made
    return kept


def _groups(pieces: Sequence[Piece], chosen: Mapping[int, Candidate]) -> set[int]:
    """Find the names of issues in a draft that goes through the sections once for each issue."""
    middle = [(index, made.section) for index, made in sorted(chosen.items()) if made.section in MIDDLE]
    begins = [index for index, section in middle if section == middle[0][1]]
    if len(begins) < 2 or len(begins) * 2 > len(middle):
        return set()
    heads = {index - 1 for index in begins if index and index - 1 not in chosen and _names_an_issue(pieces[index - 1])}
    return heads if len(heads) == len(begins) and len({pieces[at].words for at in heads}) == len(heads) else set()


def _names_an_issue(piece: Piece) -> bool:
    return (
        not piece.table and length_in_words(piece.words[:300]) <= 20 and piece.words[-1:] not in {".", "。", ",", "，"}
    )


def _head(draft: Draft, part: str, piece: Piece, made: Candidate) -> None:
    """Take a heading; where its section has one already its words go on in the section."""
    label = piece if made.end is None else piece.cut(0, made.end)
    rest = None if made.end is None else evolve(piece.cut(made.end), mark=None, level=None)
    if part in draft.headings or any(each.role != "group" for each in draft.of(part)):
        draft.add(part, evolve(piece, level=piece.level if piece.level is not None else 3) if rest is None else piece)
        return
    draft.headings[part] = label
    if rest is not None:
        draft.add(part, rest)


def _annex(pieces: Sequence[Piece], index: int) -> tuple[AnnexDraft, int] | None:
    """Take an annex: its title and the table, or in plain text the lines, below it."""
    at = index + 1
    if at >= len(pieces):
        return None
    annex = AnnexDraft(pieces[index], [pieces[at]])
    if pieces[at].table:
        at += 1
        if at < len(pieces) and pieces[at].role == "caption":
            annex.caption = pieces[at]
            at += 1
        return annex, at
    if pieces[at].level is not None or is_annex_title(pieces[at]) or pieces[at].words.startswith("["):
        return None
    at += 1
    while at < len(pieces) and not pieces[at].gap and not pieces[at].table:
        annex.rows.append(pieces[at])
        at += 1
    return annex, at


def _last_part(chosen: Mapping[int, Candidate]) -> str | None:
    listed = [made.section for _, made in sorted(chosen.items()) if made.section != "enclosures"]
    return listed[-1] if listed else None


def _open(draft: Draft, *, headed: bool) -> None:
    opening = draft.parts.pop("opening", [])
    greeting, rest = split_greeting(opening)
    before = draft.parts.pop("acknowledgement", [])
    draft.add("greeting", *greeting)
    heading = draft.headings.get("acknowledgement")
    if heading is not None and rest:  # it stands behind words of the section, and so is none for all of it
        before.insert(0, evolve(draft.headings.pop("acknowledgement"), mark=None))
    if not headed:
        draft.add("acknowledgement", *before)
        _by_content(draft, rest)
        return
    causes: list[Piece] = []
    if "root_cause" not in draft.headings and not draft.of("root_cause"):
        for index, piece in enumerate(rest):
            part = "acknowledgement"
            for run, section in _runs(piece, part, first=index == 0):
                part = "root_cause" if section == "root_cause" else "acknowledgement"
                (causes if part == "root_cause" else before).append(run)
        draft.parts["acknowledgement"] = before
    else:
        draft.parts["acknowledgement"] = [*rest, *before]
    draft.parts.setdefault("root_cause", [])[:0] = causes


def _turn(draft: Draft, part: str) -> None:
    """Where only one section has a heading, let its paragraphs go where their first words turn to another."""
    pieces = draft.parts.pop(part)
    for piece in pieces:
        start = 0
        for begin, end in () if piece.table or piece.mark or piece.role else sentences(piece.words):
            section = turns(piece.words[begin:end])
            if section is None or section == part:
                continue
            if begin > start:
                draft.add(part, _part(piece, start, begin))
            start, part = begin, section
        draft.add(part, piece if not start else _part(piece, start, len(piece.words)))


def _by_content(draft: Draft, pieces: Sequence[Piece]) -> None:
    """Place the pieces of a draft without headings where their words say clearly where they belong."""
    part = "acknowledgement"
    ending = _ending_of(pieces)
    for index, piece in enumerate(pieces):
        if index >= ending or piece.role in {"closing", "signature"}:
            part = "closing"
            draft.add(part, piece)
            continue
        if piece.mark and not any(told(piece.words[a:b]) for a, b in sentences(piece.words)):
            draft.add(part, piece)
            continue
        first = True
        for run, section in _runs(piece, None if index else "acknowledgement", first=index == 0):
            if section is None:
                within = part if part in {"acknowledgement", "closing"} or not first else "unplaced"
                draft.add(within, run)
                continue
            part = part if section == "acknowledgement" else section
            first = False
            draft.add(part, run)


def _ending_of(pieces: Sequence[Piece]) -> int:
    """Give the place from which on a draft without headings only ends."""
    at = last = len(pieces)
    while last > 1 and signs(pieces[last - 1]) and length_in_words(pieces[last - 1].words) <= 5:
        last -= 1
    for index in range(last - 1, 0, -1):
        piece = pieces[index]
        end = not piece.table and closes(piece.words, throughout=True)
        if piece.mark or piece.table or (length_in_words(piece.words[:400]) > 8 and not end):
            break
        at = index if end else at
    return min(at, last)


def _runs(piece: Piece, part: str | None, *, first: bool) -> Iterator[tuple[Piece, str | None]]:
    """Part a paragraph where its sentences begin to tell of another section; what does not say follows what does."""
    if piece.table:
        yield piece, part
        return
    start = 0
    told_of = part
    case = tells_a_case(piece.words)
    for begin, end in sentences(piece.words):
        sentence = piece.words[begin:end]
        section = "closing" if begin and ends(sentence) else told(sentence, first=first, case=case)
        if first and not begin and section is not None and not tells_the_cause(sentence):
            section = "acknowledgement"
        if section is None or section == told_of:
            continue
        if begin > start and told_of is not None:
            yield _part(piece, start, begin), told_of
            start = begin
        told_of = section
    yield _part(piece, start, len(piece.words)), told_of


def _part(piece: Piece, start: int, end: int) -> Piece:
    cut = piece.cut(start, end)
    return cut if start == 0 else evolve(cut, mark=None, level=None)


def _end(draft: Draft, part: str | None, *, turned: bool) -> None:
    """Take the closing from the end of the last section, and the signature from the end of the closing."""
    if part in MIDDLE:
        part = next((each for each in reversed(MIDDLE) if turned and draft.of(each)), part)
        draft.parts[part], ending = split_ending(draft.of(part))
        draft.parts["closing"] = [*ending, *draft.of("closing")]
    draft.parts["closing"], signature = split_signature(draft.of("closing"))
    draft.add("signature", *signature)


__all__ = ["MIDDLE", "AnnexDraft", "Draft", "place", "vocabulary"]
