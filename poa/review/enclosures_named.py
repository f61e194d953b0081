"""Enclosures that words name one by one ("the photos and the signed training record"), and whether one is called so."""

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from poa.review.enclosures import Enclosures, Mention
from poa.review.papers import papers, same_papers, title_stop_words
from poa.review.patterns import Pattern, pattern
from poa.review.subject import Subject

_INTRODUCED = pattern(
    r"\b(?:attach(?:ed|ing)?|enclos(?:ed|e|ing)|annex(?:ed)?|append(?:ed)?)(?: (?:please|kindly|herewith|hereto|hereby|here|below|you|we|"
    r"will|can|may|find|is|are|to|with|this|letter|also|as|evidence|proof|both|all))*:? ([^.;:\n]+)"
)
_FOLLOWED = pattern(r"\b(?:is|are|was|were|has been|have been|being|attached|enclosed)\b")
_BOUNDARY = pattern(r"[,;:()]|\b(?:and|but|so|while|where|which|that|because)\b")
_CLAUSE = pattern(
    r"\b(?:which|that|who|whose|where|show\w*|prov(?:e|es|ing)|confirm(?:s|ing)?|stat(?:e|es|ing)|contain\w*|cover(?:s|ing)?|verif\w+|"
    r"demonstrat\w+|explain\w*|list(?:s|ing)|so|because|in order|to|is|are|was|were|has|have|had|can|will|for your|for the|on which|as)\b|[(:;]"
)
_NEXT = pattern(r",|&|\b(?:and|as well as|plus|together with|or)\b")
_PAPER = pattern(
    r"\b(?:invoices?|receipts?|photos?|photographs?|pictures?|images?|screen ?shots?|letters?|lists?|tables?|reports?|certificates?|statements?|"
    r"agreements?|contracts?|licen[cs]es?|bills?|records?|logs?|rotas?|rosters?|forms?|conversations?|correspondence|e-?mails?|messages?|scans?|"
    r"manifests?|videos?|sheets?|manuals?|instructions?|authori[sz]ations?|declarations?|results?|passports?|orders?|quotations?|settings)\b"
)
_WORD = pattern(r"[A-Za-z]{3,}")
_SHORTEST = 4  # letters that two words have to share from the beginning
_ENDING = 2  # letters in which they may differ at the end


@frozen
class Named:
    """One enclosure as words name it, and where."""

    start: int
    end: int
    words: str


def not_there(mention: Mention, there: Enclosures, subject: Subject) -> Iterator[Named]:
    """Go through what a mention names that no enclosure is called; words that could be any paper are let pass."""
    called = _all_called(there, subject)
    for start, end in _items(mention, subject):
        words = " ".join(subject.text[start:end].split()).strip(" ,'\"")
        keys = _key_words(words)
        if keys and not any(_same(key, other) for key in keys for other in called) and not _is_one_of(words, called):
            yield Named(start, end, words)


def _items(mention: Mention, subject: Subject) -> Iterator[tuple[int, int]]:
    """Cut the words that a mention enumerates into one place for each paper."""
    first, last = subject.sentence_at(mention.start)
    introduced = _INTRODUCED.search(subject.text[mention.start : last])
    spans = []
    if introduced is not None:
        at, end = (mention.start + each for each in introduced.span(1))
        stop = _CLAUSE.search(subject.text[at:end])
        spans = [(at, end if stop is None else at + stop.span()[0])]
    if not any(_PAPER.search(subject.text[start:end]) for start, end in spans):
        followed = _FOLLOWED.search(subject.text[mention.start : last])
        before = max((each.span()[1] for each in _BOUNDARY.finditer(subject.text[first : mention.start])), default=0)
        spans = [(first + before, mention.start + (followed.span()[0] if followed else 0))]
    for start, end in spans:
        at = start
        cuts = [each.span() for each in _NEXT.finditer(subject.text[start:end])]
        for cut, resume in [*cuts, (end - start, 0)]:
            if _PAPER.search(subject.text[at : start + cut]):
                yield at, start + cut
            at = start + resume


def _key_words(words: str) -> list[str]:
    """Give the words that say which paper it is: those beside "record" or "report", else none."""
    found = [match.group().casefold() for match in _WORD.finditer(words)]
    return [each for each in found if each not in title_stop_words() and each not in _weak()]


@cache
def _weak() -> frozenset[str]:
    """Words that stand for any paper, with their plurals, and what is said of papers in general."""
    said = (
        "record", "report", "list", "letter", "statement", "table", "form", "sheet", "log", "result", "scan", "setting", "paper", "copy",
        "message", "photo", "photograph", "picture", "image", "screenshot", "instruction", "video", "order", "email", "certificate",
        "packer", "clerk", "employee", "worker", "colleague", "buyer", "customer", "member", "person",  # whose it is
    )  # fmt: skip
    general = (
        "the", "our", "and", "for", "his", "her", "its", "all", "any", "two", "three", "four", "five", "new", "old", "both", "some",
        "signed", "stamped", "original", "full", "complete", "detailed", "following", "relevant", "supporting", "respective", "above",
        "below", "mentioned", "attached", "enclosed", "you", "please", "find", "see", "their", "your", "which", "also", "own",
        "may", "not", "are", "was", "is", "screen", "shot", "shots", "mail", "mails", "pdf", "copies", "into", "whole", "staff", "team", "people",
    )  # fmt: skip
    return frozenset({*said, *(f"{each}s" for each in said), *general})


def _all_called(there: Enclosures, subject: Subject) -> frozenset[str]:
    names = list(there.titles)
    if subject.case is not None:
        names += [each.file or "" for each in subject.case.evidence]
        names += [each.file or "" for each in subject.case.annexes]
    return frozenset(match.group().casefold() for match in _WORD.finditer(" ".join(names).replace("_", " ")))


def _is_one_of(words: str, called: frozenset[str]) -> bool:
    """Whether words and an enclosure are the same sort of paper by other names: a contract and an agreement."""
    titles = " ".join(sorted(called))
    if any(sort.named_in(words) and sort.named_in(titles) for sort in papers().values()):
        return True
    return any(_names(group).search(words) and _names(group).search(titles) for group in same_papers())


@cache
def _names(group: tuple[str, ...]) -> Pattern:
    return pattern(rf"\b(?:{'|'.join(group)})\b")


def _same(one: str, other: str) -> bool:
    """Whether two words are one but for their ending."""
    one, other = one.rstrip("s"), other.rstrip("s")
    least = max(_SHORTEST, min(len(one), len(other)) - _ENDING)
    return one == other or (min(len(one), len(other)) >= _SHORTEST and one[:least] == other[:least])
