"""What a letter is accused of, by key, also where a draft gives its issue a name of its own or none at all."""

from collections.abc import Iterable
from functools import lru_cache

from poa.review.coverage import is_known, issues_of, meant
from poa.review.subject import Subject
from poa.review.vocabulary import issues_named

_OPENING = 500  # characters in which a draft says what it is about, where nothing marks them as an opening


@lru_cache(maxsize=1)  # several rules ask it of the same letter
def accused_of(subject: Subject) -> frozenset[str]:
    """Give the issues; of a draft without any, all that its opening names, else the one that its text names most."""
    if subject.case is not None or subject.letter.issues:
        stated = (*issues_of(subject), *subject.letter.issues)
        return frozenset(each for issue in stated for each in meant(issue, subject) if is_known(each, subject))
    opening = issues_named(subject.text_of("title", "greeting", "acknowledgement"))
    return frozenset(opening or issues_of(subject))


def accused_before(subject: Subject, said: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Give the issues as they are without what is said at these places; an issue that only a denial names is none."""
    if subject.case is not None or subject.letter.issues:
        return accused_of(subject)
    opening = subject.text[:_OPENING]
    for start, _ in said:
        first, last = subject.sentence_at(start)
        opening = opening[:first] + " " * (min(last, _OPENING) - first) + opening[last:]
    return frozenset(issues_named(opening))
