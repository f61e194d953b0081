"""The percentages of a letter: of which metric each is the rate, and whether it is the target, or from before or after.

What a percentage is, is read from the words around it; where a fact stands behind it, from the name of its slot.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from attrs import frozen

from poa.review.coverage import meant
from poa.review.metrics import Mention, Metric, mentions, metric, metrics_of
from poa.review.patterns import Match, pattern
from poa.review.subject import Subject
from poa.tree import Filled

Role: TypeAlias = Literal["target", "before", "after", "other"]

_PERCENT = pattern(r"(\d{1,3}(?:[.,]\d{1,4})?) ?(?:%|％|per ?cent\b)")
_TARGET_NOUN = (
    r"(?:target|goal|threshold|limit|requirement|standard|benchmark|maximum|minimum|required|permitted|allowed|allowable|"
    r"acceptable|目标|标准|要求|上限|门槛)"
)
_TARGET_BEFORE = pattern(
    rf"{_TARGET_NOUN}[^.;%()]{{0,40}}$",
    r"\b(?:should|must|has to|have to|needs? to|required to|supposed to|cannot|may not|ought to)\b[^.;%]{0,40}$",
    r"\b(?:amazon|amazon(?:'s|’s) (?:policy|rules?))(?: \w+)? (?:allows?|permits?|tolerates?|accepts?|requires?|demands?|asks for|"
    r"expects?)\b[^.;,%]{0,60}$",
    "亚马逊(?:平台)?(?:允许|要求|规定)[^。；，,%％]{0,24}$",
)
_TARGET_AFTER = pattern(
    r"^ ?(?:performance |policy |maximum |metric |rate |odr |lsr |order defect rate |late shipment rate |amazon )?"
    rf"{_TARGET_NOUN}"
)
_COMPARED = pattern(
    r"(?:exceed(?:s|ed|ing)?|above|below|under|over|less than|lower than|more than|higher than|greater than|at least|"
    r"within|beyond|surpass(?:ed|es)?|crossed|fell short of|<|>|≤|≥|=|高于|低于|超过|不超过|大于|小于) ?(?:the |amazon's |amazon’s |a |to )?$"
)
_AIM = pattern(
    r"\b(?:will|aim|keep|keeping|maintain|stay|ensure|bring|expect|hope|want|would|going to|plan|guarantee|promise|"
    r"intend|in order to|so that|to (?:reduce|achieve|reach|get|improve|lower|raise|keep|maintain|ensure|bring))\b",
    "将|会|力争|争取|保持|确保|控制在",
)
_TRIGGER = pattern(
    r"\b(?:at|reach(?:es)?|exceeds?|rises?|drops?|falls?|alert|alarm|trigger|if|when|whenever|once|above|below|over)\b"
    r"[^.;%]{0,40}$",
    "(?:达到|超过|高于|低于|一旦|当|预警)[^。；%]{0,12}$",
)
_NOW = pattern(
    r"\b(?:now|current(?:ly)?|today|since then|so far|latest|as a result|at present|at the moment|to date|"
    r"after (?:the|these|this|our) (?:change|action|measure|step)s?|new rate)\b",
    "目前|现在|当前|已降|已经降|降至|降到|恢复到|提升到|提升至",
)
_AGAIN = pattern(
    r"\b(?:read|checked|measured|counted|looked|calculated|compared)\b[^.;%]{0,60}\bagain\b",
    r"\b(?:so|shows?|showing|proves?|proving|means|confirms?) (?:that )?(?:the|our|these|all) (?:measures?|changes?|actions?|steps?|"
    r"plan) (?:\w+ )?(?:works?|worked|working|helps?|helped|effective|successful)\b",
    "(?:再次|重新)(?:查看|统计|核对|检查)|说明(?:措施|改进)(?:已)?(?:有效|见效)",
)
_EARLIER = pattern(
    r"\b(?:had been|from|before|previously|against|instead of|compared (?:to|with)|originally|notice)\b[^.;%]{0,25}$",
    "之前|原来|此前",
)
_THEN_EARLIER = pattern(r"^[^.;,%(]{0,20}\b(?:before|previously|earlier|in the notice|at (?:the|that) time)\b")
_DOWN_TO = pattern(
    r"\b(?:dropped|drops|fell|fallen|decreas\w+|reduced|lowered|down|declined|came down|gone down|went down|brought|"
    r"improved|recovered)\b[^.;%]{0,40}(?:to|at|from \S+ ?(?:%|per ?cent) to)(?: just| only| about| below| under)? ?$"
)
_UP_TO = pattern(
    r"\b(?:rose|risen|increased|improved|raised|climbed|went up|gone up|jumped|recovered|up)\b[^.;%]{0,40}"
    r"(?:to|at|from \S+ ?(?:%|per ?cent) to)(?: just| only| about| above| over)? ?$"
)
_WAS = pattern(
    r"\b(?:was|were|had been|from|before|previously|against|instead of|compared (?:to|with)|originally)\b[^.;%]{0,25}$"
)
_FOLLOWS = pattern(r"^ ?(?:target |goal |limit |threshold )?(?:for|of|in)? ?(?:the |our |my |your )?$")
_RATE = pattern(r"\b(?:rate|metric|target|goal|performance|defects?)\b|率|指标")
_EARLY = frozenset({"title", "greeting", "acknowledgement", "root_cause", "unplaced"})
_NEAR = 120  # characters between a metric's name and its rate


@frozen
class StatedRate:
    """A percentage at `text[start:end]`. `sure` says that the words leave no doubt about the role."""

    percent: float
    decimals: int
    start: int
    end: int
    metric: Metric | None
    role: Role
    sure: bool = False


@lru_cache(maxsize=1)  # several rules ask about one letter
def stated_rates(subject: Subject) -> tuple[StatedRate, ...]:
    """Go through the percentages of a letter."""
    if "%" not in subject.text and "％" not in subject.text and "cent" not in subject.text:
        return ()
    named = tuple(mentions(subject.text))
    alone = metrics_of(subject)
    return tuple(_rate(match, subject, named, alone) for match in _PERCENT.finditer(subject.text))


def _rate(
    match: Match,
    subject: Subject,
    named: tuple[Mention, ...],
    alone: tuple[Metric, ...],
) -> StatedRate:
    start, end = match.span()
    digits = match.group(1).replace(",", ".")
    percent = float(digits)
    decimals = len(digits.partition(".")[2])
    said = subject.passage_at(start).said
    fact = next((each.node for each in said if each.start <= start and end <= each.end), None)
    fact = fact if isinstance(fact, Filled) else None
    if fact is not None and _role_of_fact(fact)[0] == "other":
        return StatedRate(percent, decimals, start, end, None, "other", sure=True)
    whose = _whose(start, end, subject, named, alone)
    role, sure = _role_of_fact(fact) if fact is not None else _role(start, end, percent, whose, subject)
    return StatedRate(percent, decimals, start, end, whose, role, sure)


def _whose(
    start: int, end: int, subject: Subject, named: tuple[Mention, ...], alone: tuple[Metric, ...]
) -> Metric | None:
    first, last = subject.sentence_at(start)
    passage = subject.passage_at(start)
    at = bisect_left(named, start, key=lambda each: each.start)
    behind = named[at : at + 1]
    following = next((each for each in behind if end <= each.start < last), None)
    ahead = named[max(0, at - 1) : at]
    if following and _FOLLOWS.search(subject.text[end : following.start]):
        return metric(following.metric, subject)
    before = next((each for each in ahead if first <= each.start and each.end <= start), None)
    if before and start - before.end <= _NEAR:
        return metric(before.metric, subject)
    if following and following.start - end <= _NEAR // 2:
        return metric(following.metric, subject)
    earlier = next((each for each in ahead if passage.start <= each.start and each.end <= start), None)
    about_a_rate = _RATE.search(subject.text[first:last]) is not None
    if earlier and about_a_rate and first - earlier.end <= 2 * _NEAR:
        return metric(earlier.metric, subject)
    point = subject.point_at(start)
    if about_a_rate and point is not None and point.point.issue is not None:
        return metric(meant(point.point.issue, subject)[0], subject)
    return alone[0] if about_a_rate and len(alone) == 1 else None


def _role_of_fact(fact: Filled) -> tuple[Role, bool]:
    if fact.slot == "target":
        return "target", True
    if fact.kind == "rate" and fact.slot.endswith("_before"):
        return "before", True
    if fact.kind == "rate" and fact.slot.endswith("_after"):
        return "after", True
    return "other", True


def _role(start: int, end: int, percent: float, whose: Metric | None, subject: Subject) -> tuple[Role, bool]:
    first, last = subject.sentence_at(start)
    sentence = subject.text[first:last]
    lead = subject.text[max(first, start - 70) : start]
    part = subject.passage_at(start).part
    if _TARGET_BEFORE.search(lead) or _TARGET_AFTER.search(subject.text[end:last]):
        return "target", True
    compared = _COMPARED.search(lead) is not None
    if compared and whose is not None and percent in {whose.target, *whose.older}:
        return "target", False
    if _AIM.search(subject.text[first:start]):
        return "other", False
    better = _UP_TO if whose is not None and whose.more_is_better else _DOWN_TO
    if better.search(lead):
        return "after", True
    meets = whose is None or whose.met_by(percent)
    if part == "prevention" and _TRIGGER.search(lead):
        return "other", False
    if _NOW.search(sentence) and not _WAS.search(lead):
        return ("before", False) if part in _EARLY and not meets else ("after", True)
    if part in _EARLY:
        return "before", False
    if _AGAIN.search(sentence) and not _EARLIER.search(lead) and not _THEN_EARLIER.search(subject.text[end:last]):
        return "after", True
    if part == "remediation":
        return ("before", False) if _WAS.search(lead) else ("after", False)
    return "other", False


def in_role(subject: Subject, role: Role) -> Iterator[StatedRate]:
    """Go through the percentages that have a role."""
    return (each for each in stated_rates(subject) if each.role == role)
