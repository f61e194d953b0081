"""What a heading's words name, how sure that is, and which candidates of a draft are its headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import evolve, frozen

from poa.readers.letter.headings.vocabulary import NAMED, vocabulary
from poa.readers.letter.pieces import Piece

LONGEST = 160
"""Characters: what is longer is a paragraph."""

_TOKENS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\s\u2e80-\u9fff\uf900-\ufaff]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
_LABEL = re.compile(r"[^:：\n]{1,100}[:：]|[^:：\n]{1,80}?\s[-–—]\s")
_PRIORITY = ("prevention", "remediation", "root_cause", "enclosures", "closing", "acknowledgement")
_MIDDLE = ("root_cause", "remediation", "prevention")


@frozen
class Candidate:
    """A piece, or the label that it begins with, that could be a section's heading.

    `sure` is 1 for a sentence that leads in, 2 for words that another heading outdoes, 3 for a heading, 4 for one that
    also looks like one. `end` is where the label ends in the piece's words, None if all of it is the heading. `titles`
    says that a letter's title has the same words ("Plan of action"), `vague` that the words alone name no section.
    """

    section: str
    sure: int
    end: int | None = None
    form: tuple[object, ...] = ()
    titles: bool = False
    vague: bool = False


@frozen
class _Weighed:
    section: str
    strong: bool
    coverage: float
    at: int


def length_in_words(text: str) -> int:
    """Count words; two Chinese characters are one."""
    wide = len(_WIDE.findall(text))
    return len(_TOKENS.findall(text)) - wide + (wide + 1) // 2


def weigh(text: str) -> _Weighed | None:
    """Say which section the words of a heading name, None if none. Of two that stand side by side, the first."""
    words = vocabulary()
    if not words.any.within(text):
        return None
    found = [
        (start, end, name, strong)
        for strong, phrases in ((True, words.strong), (False, words.weak))
        for name in NAMED
        for start, end in phrases[name].spans(text)
    ]
    if not found:
        return None
    found = [each for each in found if not any(_is_within(each, other) for other in found)]
    coverage = 1 - words.uncovered(text, [(start, end) for start, end, _, _ in found])
    partings = [start for start, _ in words.lists["parting"].spans(text)]
    group: list[tuple[int, int, str, bool]] = []
    for start, stop in pairwise((0, *partings, len(text))):  # "Background and causes" names the causes
        apart = not any(each[2] in _MIDDLE for each in found if each[0] < start)
        group = [each for each in found if each[1] <= stop and (each[0] >= start or not apart)] or group
        if any(each[2] in _MIDDLE for each in group):
            break
    group = group or found  # a phrase that goes on over a parting: "and" within it
    name = min((each[2] for each in group), key=_PRIORITY.index)
    own = [each for each in group if each[2] == name]
    strong = any(each[3] for each in own)
    if not strong and any(each[3] for each in group):  # "What caused the problem": the strong words decide
        sure = [each for each in group if each[3]]
        if name != "prevention" or not any(each[2] in _MIDDLE for each in sure):
            name = min((each[2] for each in sure), key=_PRIORITY.index)
            own = [each for each in sure if each[2] == name]
        strong = True
    return _Weighed(name, strong, coverage, min(each[0] for each in own))


def _is_within(one: tuple[int, int, str, bool], other: tuple[int, int, str, bool]) -> bool:
    """Whether a phrase is part of a longer one that names another section: "What we did" of "What we did wrong"."""
    longer = other[1] - other[0] > one[1] - one[0] and other[0] <= one[0] and one[1] <= other[1]
    return longer and other[2] != one[2] and (other[3] or not one[3])


@lru_cache(maxsize=4096)
def is_heading_line(text: str) -> bool:
    """Whether a line alone has the words of a heading, a salutation or a parting, so that the next line does not go on from it."""
    if len(text) > LONGEST:
        return False
    lists = vocabulary().lists
    if len(text) < 60 and (
        lists["sign_off"].opens(text) or (text[-1:] in ",:，：!！" and lists["salutation"].opens(text))
    ):
        return True
    made = candidate(Piece(text))
    return made is not None and made.end is None and made.sure > 2


def candidate(piece: Piece, following: Piece | None = None) -> Candidate | None:
    """Say whether a piece could be a heading, or begin with one. `following` is the piece after it."""
    if not piece.words or piece.table or piece.role in {"aside", "enclosure", "signature", "caption", "point"}:
        return None
    form = (piece.level is not None or piece.stands_out, piece.mark.kind if piece.mark else "")
    label = _LABEL.match(piece.words[:LONGEST])
    if label and label.group().endswith("[MISSING:"):
        label = None  # the colon is a drawn blank's
    if label and piece.words[label.end() :].strip() and not piece.stands_out:
        run_in = _run_in(piece, label.end())
        if run_in is not None:
            return evolve(run_in, form=("run-in", *form))
    if len(piece.words) <= LONGEST:
        whole = _whole(piece, leads=following is not None and following.mark is not None)
        if whole is not None:
            return evolve(whole, form=form)
    return None


def _whole(piece: Piece, *, leads: bool) -> Candidate | None:
    text = without_ordinal(piece.words)
    count = length_in_words(text)
    if count > (26 if piece.stands_out else 22):
        return None
    weighed = weigh(text)
    if weighed is None:
        return None
    if vocabulary().lists["title"].opens(text.lstrip("*_ ")):
        return (
            Candidate(weighed.section, 2, titles=True)
            if weighed.coverage >= 0.9 and weighed.section in _MIDDLE
            else None
        )
    last = text.rstrip("*_ \"'”’）)】]")[-1:]
    lists = vocabulary().lists
    asks = last in {"?", "？"} or (lists["question"].opens(text.lstrip("*_ 【[")) > 0 and last not in {".", "。"})
    states = not asks and not _is_capitalised(text) and _states(text, weighed)
    good = weighed.strong or weighed.coverage >= 0.6
    if piece.stands_out and not (states and last in {".", "。", "!", "！"}):
        enough = weighed.coverage >= (0.3 if weighed.strong else 0.5)
        return Candidate(weighed.section, 4, vague=not weighed.strong) if enough else None
    if last in {",", "，", ";", "；", "!", "！"}:
        return None
    if states:
        leads = last in {":", "："} or (leads and lists["leading"].within(text))
        return Candidate(weighed.section, 1) if leads and good and weighed.section in _MIDDLE else None
    if last in {".", "。"}:
        fits = count <= 16 and weighed.coverage >= (0.7 if weighed.strong else 0.95)
        return Candidate(weighed.section, 3) if fits else None
    bullet = piece.mark is not None and not piece.mark.is_ordered
    if bullet:
        return Candidate(weighed.section, 2) if good and weighed.coverage >= 0.8 else None
    if weighed.strong:
        near = weighed.at <= max(20, len(text) // 2)
        return (
            Candidate(weighed.section, 3 if weighed.coverage >= 0.4 or near else 2) if weighed.coverage >= 0.2 else None
        )
    sure = 3 if weighed.coverage >= 0.9 else 2
    return Candidate(weighed.section, sure, vague=True) if weighed.coverage >= 0.6 else None


def _run_in(piece: Piece, end: int) -> Candidate | None:
    label = without_ordinal(piece.words[:end].rstrip(" -–—"))
    lists = vocabulary().lists
    if length_in_words(label) > 14 or 0 < lists["account"].opens(label) >= len(label) - 1:
        return None
    weighed = weigh(label)
    if weighed is None or (not lists["question"].opens(label) and _states(label, weighed)):
        return None
    titles = lists["title"].opens(label.lstrip("*_ ")) > 0
    bold = any(a == 0 and b >= len(label) - 1 for a, b in piece.strong)
    if weighed.strong and weighed.coverage >= (0.5 if bold or weighed.at <= 4 else 0.7):
        return Candidate(weighed.section, 3, end, titles=titles)
    if weighed.coverage >= (0.7 if bold else 0.9):
        return Candidate(weighed.section, 3 if bold else 2, end, titles=titles)
    return None


def _states(text: str, weighed: _Weighed) -> bool:
    """Whether a text is a sentence that states something, and not the name of what follows."""
    lists = vocabulary().lists
    own = weighed.strong and text[:4].lower().startswith(("our ", "my ")) and weighed.at < 4
    least = 0.4 if own else 0.7 if weighed.strong else 0.95
    aims = lists["aim"].opens(text) > 0 and weighed.coverage >= least
    if aims and not lists["actor"].within(text):
        return False
    return lists["statement"].within(text) or lists["subject"].opens(text) > 0


def _is_capitalised(text: str) -> bool:
    """Whether a text is written Like a Heading."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capital >= 0.8 * len(words) and text[-1:] not in {".", "。"}


def without_ordinal(text: str) -> str:
    """Take "Step 1:" or "第一部分：" from the front of a heading's words."""
    head = text[:40]
    found = re.match(r"\s*第[一二三四五六七八九十0-9]{1,3}(?:部分|步|点|章|项)?\s*[:：、.，,]?\s*", head)
    if found is None:
        start = vocabulary().lists["ordinal"].opens(head)
        found = (
            re.compile(r"\s*(?:[0-9]{1,2}|[A-Za-z]|[ivxIVX]{1,4}|one|two|three)\b\s*[:.)–—-]?\s*").match(head, start)
            if start
            else None
        )
    rest = text[found.end() :] if found else text
    return rest if rest.strip() else text


def headings_of(pieces: Sequence[Piece]) -> Mapping[int, Candidate]:
    """Choose the headings among the pieces of a draft, by their place."""
    pairs = zip(pieces, [*pieces[1:], None], strict=True)
    found = {index: made for index, (piece, following) in enumerate(pairs) if (made := candidate(piece, following))}
    found = _without_contents(found)
    exact = max(
        (index for index, made in found.items() if made.section == "root_cause" and _is_exact(made)), default=-1
    )
    for index, made in found.items():
        if made.section == "root_cause" and made.vague and made.end is None and index < exact:
            found[index] = evolve(made, section="acknowledgement")  # "The issue", and then "Why it happened"
    best: Counter[str] = Counter()
    for made in found.values():
        best[made.section] = max(best[made.section], made.sure)
    forms: dict[tuple[object, ...], set[str]] = {}
    for made in found.values():
        if made.sure >= 3 and made.section in _MIDDLE:
            forms.setdefault(made.form, set()).add(made.section)
    leading = max(forms.values(), key=len, default=set())
    form = next((each for each, sections in forms.items() if sections == leading), ())
    chosen: dict[int, Candidate] = {}
    for index, made in found.items():
        if made.section in _MIDDLE:
            if len(leading) > 1 and made.section in leading and made.form != form:
                continue
            if made.sure < min(best[made.section], 3):
                continue
        elif made.sure < 3:
            continue
        chosen[index] = made
    return chosen


def _is_exact(made: Candidate) -> bool:
    return made.sure >= 3 and not made.vague


def _without_contents(found: dict[int, Candidate]) -> dict[int, Candidate]:
    """Leave out a table of contents: headings without a word below them, of sections that come again later."""
    kept = dict(found)
    places = [index for index, made in found.items() if made.end is None]
    last = {found[index].section: index for index in places}
    for index, following in pairwise(places):
        below = following == index + 1 and found[following].section != found[index].section
        if below and last[found[index].section] > index and found[index].section in _MIDDLE:
            kept.pop(index)
    return kept
