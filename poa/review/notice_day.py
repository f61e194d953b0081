"""The day on which the notice came: the case states it; a draft names it in a sentence about the notice."""

import datetime

from poa.review.patterns import pattern
from poa.review.subject import Subject

_NOTICE = {
    "en": pattern(
        r"\b(?:notices?|notifications?|notified|deactivat\w+|suspen(?:ded|sion)|your (?:e-?mail|message|letter)|"
        r"(?:e-?mail|message) (?:from|by) (?:you|amazon))\b",
    ),
    "zh": pattern("(?:通知|停用|暂停销售|封号|被封|来信|来函|邮件)"),
}


def notice_day(subject: Subject) -> datetime.date | None:
    """Give the day of the notice, None if neither the case nor the letter says it."""
    if subject.case is not None and subject.case.notice is not None:
        return subject.case.notice.received
    searched = _NOTICE.get(subject.language)
    if searched is None:
        return None
    for found in subject.dates:
        part = subject.passage_at(found.start).part
        if not found.candidates or part in {"enclosures", "annexes", "signature"}:
            continue
        if searched.search(subject.sentence(found.start)):
            return found.candidates[0]  # the earlier, where it can be read in two ways
    return None
