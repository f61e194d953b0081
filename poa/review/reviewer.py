"""The review: every rule is asked about the letter, and what it found is placed, ordered and, where so stated, accepted."""

from collections.abc import Iterable, Iterator, Mapping
from operator import index

from attrs import evolve

from poa.case import Case
from poa.catalogue import Catalogue
from poa.catalogue.wording import parts
from poa.errors import PoaError, Problem
from poa.keys import SECTION_KEYS, nearest
from poa.review.accepting import accept
from poa.review.coverage import coverage
from poa.review.findings import Finding, Place
from poa.review.levels import Level
from poa.review.overlap import overlap
from poa.review.passages import Passage
from poa.review.report import Report
from poa.review.rule import Hit, Rule
from poa.review.rules import all_rules
from poa.review.secrets_found import Secrets
from poa.review.subject import Subject
from poa.sections import PlanOfAction


def review(
    letter: PlanOfAction,
    case: Case | None = None,
    *,
    catalogue: Catalogue | None = None,
    rules: Iterable[Rule] | None = None,
) -> Report:
    """Read a letter, composed or read from a draft, as a strict reviewer would.

    With its case the rules compare the letter with what is stated, without it they read the words. `rules` are all
    that poa has if none are given; of two with one id the later counts, so that `[*RULES, mine]` can replace one. Reads
    no clock: the day is the case's `written_on`. Raises PoaError, with the cause, for a rule whose check fails.
    """
    subject = Subject(letter, case, catalogue=catalogue)
    asked = {rule.id: rule for rule in (all_rules() if rules is None else rules)}
    hits = [(rule, hit) for rule in asked.values() if rule.applies(subject) for hit in _hits(rule, subject)]
    secrets = Secrets.at(_places(hit for rule, hit in hits if rule.is_secret), subject.text)
    found = [_finding(hit, rule, subject, secrets) for rule, hit in hits]
    found.sort(key=lambda pair: pair[0])
    standing, accepted = accept((finding for _, finding in found), subject, asked)
    return Report(tuple(standing), coverage(subject), overlap(subject), tuple(accepted), tuple(asked.values()))


def chosen(
    rules: Iterable[Rule],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, Level] | None = None,
) -> tuple[Rule, ...]:
    """Choose among rules: only those of `select` if there are any, none of `ignore`, with other levels where given.

    A lone string is one id. Raises PoaError with the nearest id for one that no rule has.
    """
    known = {rule.id: rule for rule in rules}
    select = (select,) if isinstance(select, str) else tuple(select)
    ignore = {ignore} if isinstance(ignore, str) else set(ignore)
    levels = levels or {}
    for name in (*select, *ignore, *levels):
        if name not in known:
            raise PoaError(f"there is no rule '{name}'.", nearest(name, known) or "poa explain lists them all.")
    return tuple(
        evolve(rule, level=levels.get(name, rule.level))
        for name, rule in known.items()
        if (not select or name in select) and name not in ignore
    )


def _hits(rule: Rule, subject: Subject) -> list[Hit]:
    """Ask a rule. What it gives is put within the text; where it fails, the rule is named."""
    try:
        return [_within(hit, rule, len(subject.text)) for hit in rule.check(subject)]
    except PoaError:
        raise
    except Exception as problem:
        what = f"the rule '{rule.id}' failed on this letter ({type(problem).__name__}: {problem})."
        raise PoaError(what, "Mend the rule, or leave it out by --ignore.") from problem


def _within(hit: Hit, rule: Rule, length: int) -> Hit:
    level = Level(rule.level if hit.level is None else hit.level)
    if hit.start is None or hit.end is None:
        return evolve(hit, level=level)
    return evolve(
        hit, level=level, start=min(max(index(hit.start), 0), length), end=min(max(index(hit.end), 0), length)
    )


def _places(hits: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    return ((hit.start, hit.end) for hit in hits if hit.start is not None and hit.end is not None)


def _finding(hit: Hit, rule: Rule, subject: Subject, secrets: Secrets) -> tuple[tuple[int, int, str], Finding]:
    """Place a hit in the letter. What is about a section or the whole comes before what is about words in it."""
    level = rule.level if hit.level is None else hit.level
    start, end = hit.start, hit.end
    message = secrets.hide(hit.message, start or 0, end or 0)
    place, excerpt, words = Place(hit.section, file=_file(subject)), "", ""
    order = -1
    if hit.section is not None:
        passages = subject.passages_of(hit.section)
        order = passages[0].start if passages else len(subject.text)
        line = subject.letter.origin.line(passages[0].spot) if subject.letter.origin and passages else None
        place = evolve(place, line=line)
    if start is not None and end is not None and subject.passages:
        start, end, place = _place(start, end, subject)
        words, excerpt = secrets.shown(start, end), secrets.shown(*subject.excerpt_at(start, end))
        order = start
    finding = Finding(
        rule=rule.id,
        level=level,
        message=message,
        place=place,
        excerpt=excerpt,
        hint=hit.hint or rule.hint,
        words=words,
    )
    return (order, -finding.level, rule.id), finding


def _place(start: int, end: int, subject: Subject) -> tuple[int, int, Place]:
    passage = subject.passage_at(start)
    start = min(start, passage.end)  # between two passages is behind the first
    end = min(end, passage.end) if end > start else passage.end
    number = subject.numbers.points.get((passage.part, passage.point), "") if passage.point is not None else ""
    file, line = _in_file(passage, start, subject)
    place = Place(
        section=passage.part,
        point=passage.point,
        block=passage.way,
        start=start - passage.start,
        end=end - passage.start,
        number=number,
        line=line,
        file=file,
    )
    return start, end, place


def _in_file(passage: Passage, start: int, subject: Subject) -> tuple[str | None, int | None]:
    """Say the file and line that a place came from: the draft's own, or the statement's in the case file."""
    origin = subject.letter.origin
    if origin is not None:
        return origin.file, origin.line(passage.spot, start - passage.start)
    if subject.case is None or passage.part not in SECTION_KEYS:
        return None, None
    stated = [part.path for part in parts(subject.case, subject.catalogue) if part.section == passage.part]
    index = passage.point or 0
    if index >= len(stated):
        return None, None
    problem = subject.case.place(Problem("", path=stated[index]))
    return problem.file, problem.line


def _file(subject: Subject) -> str | None:
    return subject.letter.origin.file if subject.letter.origin else None
