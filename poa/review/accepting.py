"""Findings that the case accepts, with the reason; an acceptance that answers nothing, or has expired, is said."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from poa.review.findings import Finding, Place
from poa.review.levels import Level
from poa.review.report import AcceptedFinding
from poa.review.subject import Subject

if TYPE_CHECKING:
    from poa.case import Accepted

EXPIRED, UNUSED = "accepted_expired", "accepted_unused"
ABOUT_ACCEPTANCES = {
    EXPIRED: "A case accepts a finding up to a day before the one on which the letter is written.",
    UNUSED: "A case accepts a finding that nothing in the letter calls for.",
}


def accept(
    findings: Iterable[Finding], subject: Subject, asked: Iterable[str]
) -> tuple[list[Finding], list[AcceptedFinding]]:
    """Part what the case accepts from what stands; `asked` are the ids of the rules that were asked.

    The day is the case's `written_on`.
    """
    entries = subject.case.accepted if subject.case else ()
    accepted: dict[str, Accepted] = {}
    for entry in entries:
        if not _has_expired(entry.until, subject):
            accepted.setdefault(entry.rule, entry)
    standing: list[Finding] = []
    answered: list[AcceptedFinding] = []
    for finding in findings:
        accepting = accepted.get(finding.rule)
        if accepting is None:
            standing.append(finding)
        else:
            answered.append(AcceptedFinding(finding, accepting.reason))
    found = {each.finding.rule for each in answered}
    ids = set(asked)
    for entry in entries:
        rule = entry.rule
        if _has_expired(entry.until, subject):
            message = f"the acceptance of '{rule}' ended on {entry.until}."
            standing.append(_finding(EXPIRED, message, "Mend what it accepted, or accept it again with a reason."))
        elif accepted[rule] is not entry:
            message = f"the case accepts '{rule}' a second time."
            standing.append(_finding(UNUSED, message, "Give one reason, in one [[accepted]] table."))
        elif rule not in found and (rule in ids or not _is_known(rule)):
            message = f"the case accepts '{rule}', which nothing in the letter calls for."
            standing.append(_finding(UNUSED, message, "Take the [[accepted]] table out."))
    return standing, answered


def _has_expired(until: object, subject: Subject) -> bool:
    return until is not None and subject.today is not None and until < subject.today  # type: ignore[operator]


def _is_known(rule: str) -> bool:
    from poa.review.rules import all_rules  # noqa: PLC0415 - the rules make findings, not the other way round

    return any(each.id == rule for each in all_rules())


def _finding(rule: str, message: str, hint: str) -> Finding:
    return Finding(rule, Level.WARNING, message, Place(), hint=hint)
