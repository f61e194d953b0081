"""Which identifiers a letter names, and which its case knows: the notice's, the facts', the papers'."""

from collections.abc import Iterator, Mapping

from poa.case import Case
from poa.facts import plain
from poa.identifiers import Found, find
from poa.review.patterns import Pattern, pattern

KINDS: Mapping[str, str] = {"asins": "asin", "order_ids": "order_id", "complaint_ids": "complaint_id"}
NOUNS: Mapping[str, tuple[str, str]] = {
    "asins": ("ASIN", "ASINs"),
    "order_ids": ("order id", "order ids"),
    "complaint_ids": ("complaint id", "complaint ids"),
}
MOST_LISTED = 5
_SHAPES: Mapping[str, Pattern] = {  # what every one of them in plain ASCII has
    "asins": pattern(r"\bB0?[0-9A-Z]{8,9}\b", r"\b[0-9]{9}[0-9X]\b"),
    "order_ids": pattern(r"[0-9DS][0-9]{2}-[0-9]{7}-[0-9]{7}"),
    "complaint_ids": pattern(
        r"\b(?:complaint|beschwerde|plainte|r.?clamation|queja|reclam|denuncia|segnalazion|klacht)"
    ),
}


def of_notice(case: Case | None, kind: str) -> tuple[str, ...]:
    """Give the identifiers of one kind that the notice states."""
    return () if case is None or case.notice is None else tuple(dict.fromkeys(getattr(case.notice, kind)))


def named(text: str, kind: str) -> tuple[Found, ...]:
    """Give the identifiers of one kind in a text, in order, and do not look closer where there can be none."""
    if text.isascii() and not _SHAPES[kind].search(text):
        return ()
    return find(KINDS[kind], text)


def may_be_strange(text: str, kind: str, known: str) -> bool:
    """Whether a text can have an identifier of one kind that is not among the known ones; a quick look."""
    return not text.isascii() or any(match.group() not in known for match in _SHAPES[kind].finditer(text))


def stated(case: Case) -> str:
    """Give all that a case states besides its words: facts, papers, annexes and the notice's reference, as one text."""
    return "\n".join(_strings(case)).upper()


def listed(identifiers: list[str]) -> str:
    """Say up to five identifiers and how many are left."""
    shown = ", ".join(identifiers[:MOST_LISTED])
    left = len(identifiers) - MOST_LISTED
    return f"{shown} and {left} more" if left > 0 else shown


def _strings(case: Case) -> Iterator[str]:
    facts = [case.facts, *case.defaults.values(), *(statement.facts for _, _, statement in case.statements())]
    framing = (case.greeting, case.acknowledgement, case.closing)
    facts += [statement.facts for statement in framing if statement is not None]
    facts += [evidence.facts for evidence in case.evidence]
    for table in facts:
        for fact in table.values():
            yield from _within(plain(fact.value))
    for evidence in case.evidence:
        yield from (evidence.title, evidence.file or "", *evidence.covers)
    for annex in case.annexes:
        yield from (annex.title, annex.file or "", *(cell for row in annex.rows or () for cell in row))
    if case.notice is not None:
        yield from (case.notice.reference or "", *case.notice.greater_detail)
        for kind in KINDS:
            yield from getattr(case.notice, kind)


def _within(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from _within(part)
    elif isinstance(value, list):
        for part in value:
            yield from _within(part)
    else:
        yield str(value)
