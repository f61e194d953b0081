"""The same sentence twice."""

from collections.abc import Iterator
from functools import lru_cache

from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.prose import prose
from poa.review.rule import Hit, Rule, example
from poa.review.several import first_few
from poa.review.subject import Subject
from poa.tree import Filled, Ref

_SHOWN = 3
_LEAST = {"en": 6, "zh": 12}  # words, in Chinese characters
_NEAR = 90.0  # percent
_EDGES = {
    "en": (24, 16),
    "zh": (8, 8),
}  # what two sentences share at the start or the end to be compared, in characters
_COMPARED = 8  # with at most so many sentences of the same start or end
_FACT = pattern(r"\d[\d.,:/%-]*|[A-Z]{2,}[A-Z0-9-]*|\b(?:not|no|never|without|except)\b|不|没|未|无", ignore_case=False)
_NAME = pattern(r"[^.!?\s\d] ([A-Z][a-z]+)", ignore_case=False)
_SIGNS = " .!?。！？;；\n"


def check(subject: Subject) -> Iterator[Hit]:
    """Compare the sentences of the six sections; each passage that says something again gets one hit."""
    yield from first_few(_repetitions(subject), _SHOWN, "{count} more paragraphs of the letter repeat a sentence.")


def _repetitions(subject: Subject) -> Iterator[Hit]:
    running: set[int] | None = None
    told: set[int] = set()
    for start, end, earlier in _alike(subject):
        running = {passage.start for passage in prose(subject)} if running is None else running
        passage = subject.passage_at(start)
        if passage.start in told or passage.start not in running:
            continue
        if any(
            subject.passage_at(each[0]).start in running and _says_the_same((start, end), each, subject)
            for each in earlier
        ):
            told.add(passage.start)
            words = " ".join(subject.text[start:end].split())
            yield Hit(f"'{_cut(words)}' has been said before.", start, start + len(subject.text[start:end].rstrip()))


def _alike(subject: Subject) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Give each sentence that begins or ends like earlier ones, with these; nothing else is compared."""
    is_chinese = subject.language == "zh"
    least = _LEAST["zh"] if is_chinese else _LEAST["en"] - 1
    at_start, at_end = _EDGES["zh" if is_chinese else "en"]
    text = subject.text
    folded = text.casefold()
    folded = folded if len(folded) == len(text) else text
    seen: dict[str, list[tuple[int, int]]] = {}
    for start, end in subject.sentences:
        if (end - start if is_chinese else text.count(" ", start, end)) < least:
            continue
        words = folded[start:end].strip(_SIGNS)
        first, last = seen.setdefault(words[:at_start], []), seen.setdefault(f"…{words[-at_end:]}", [])
        if first or last:
            yield start, end, [*first[:_COMPARED], *last[:_COMPARED]]
        first.append((start, end))
        last.append((start, end))


def _says_the_same(now: tuple[int, int], earlier: tuple[int, int], subject: Subject) -> bool:
    """Whether two sentences say the same of the same: their words nearly equal, their figures and names quite."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where two sentences begin or end alike

    least = _LEAST.get(subject.language, _LEAST["en"])
    one, other = subject.text[slice(*now)].strip(_SIGNS), subject.text[slice(*earlier)].strip(_SIGNS)
    if sum(map(str.isalpha, one)) < least or not fuzz.ratio(one.casefold(), other.casefold(), score_cutoff=_NEAR):
        return False
    if _facts(one) != _facts(other) or any(_refers(place, subject) for place in (now, earlier)):
        return False
    paragraphs = [subject.point_at(place) for place, _ in (now, earlier)]
    if any(point is None or point.is_own_words for point in paragraphs):
        return True
    stated = [[each.node for each in point.said if isinstance(each.node, Filled)] for point in paragraphs if point]
    return stated[0] == stated[1]


def _refers(place: tuple[int, int], subject: Subject) -> bool:
    said = subject.passage_at(place[0]).said
    return any(isinstance(each.node, Ref) and place[0] <= each.start < place[1] for each in said)


@lru_cache(maxsize=64)  # a sentence is compared with several
def _facts(sentence: str) -> frozenset[str]:
    found = {match.group() for match in _FACT.finditer(sentence)}
    return frozenset(found | {match.group(1) for match in _NAME.finditer(sentence)})


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


_SAID = "Every parcel is scanned by the packer before the carton is closed."

RULE = Rule(
    id="duplicate_paragraph",
    level=Level.WARNING,
    summary="A sentence stands in the letter twice.",
    why="A repetition adds nothing, and shows that parts were copied together and not read over.",
    source="facts.md 3.2; A4",
    hint="Say it once, where it belongs; point back to it by its number if you need it again.",
    check=check,
    flags=[
        example(remediation=[_SAID], prevention=[_SAID]),
        example(root_cause=["One clerk typed in the numbers of all parcels by hand. " * 2]),
        example(
            remediation=["On 15 May 2026 Zhao Min checked all listings of the store and removed the wrong ones."],
            prevention=["On 15 May 2026 Zhao Min checked all listings of the store, and removed the wrong one."],
        ),
        example(
            unplaced=[
                "We check the stock of every item each morning.",
                "Good.",
                "We check the stock of every item each morning!",
            ]
        ),
    ],
    accepts=[
        example(root_cause=["Labels were late.", "Labels were late."], note="too short to count"),
        example(
            remediation=[
                "On 15 May 2026 Zhao Min refunded the buyer of order 112-0000001-0000001 in full.",
                "On 15 May 2026 Zhao Min refunded the buyer of order 112-0000002-0000002 in full.",
            ],
            note="other figures",
        ),
        example(
            prevention=[
                "The list of the open orders is checked by Zhao Min every morning.",
                "The list of the open orders is checked by Li Wei every morning.",
            ],
            note="other people",
        ),
        example(
            root_cause=[
                "Parcels of this lane were sent with tracking until May 2026.",
                "Parcels of this lane were sent without tracking until May 2026.",
            ],
            note="the contrary",
        ),
        example(case={}),
        example(remediation=[_SAID, "Every carton is weighed by the packer before the parcel is booked."]),
    ],
    examples_by_language={
        "zh": (
            (
                "赵敏每个工作日上午检查全部未发货订单。赵敏每个工作日上午检查全部未发货订单。",
                "我们已对全部商品信息逐一核对并更正错误。此外，已发货。我们已对全部商品信息逐一核对并更正错误！",
                "追踪编号由一名文员在次日上午手工录入系统。原因如上。追踪编号由一名文员在次日上午手工录入系统中。",
            ),
            (
                "已发货。已发货。",
                "5 月 15 日赵敏为订单 1 的买家办理了全额退款。5 月 16 日赵敏为订单 2 的买家办理了全额退款。",
                "赵敏每个工作日上午检查全部未发货订单。李伟每周一查看迟发率。",
                "这些包裹在五月之前以可追踪的方式发出。这些包裹在五月之前以不可追踪的方式发出。",
                "追踪编号由一名文员在次日上午手工录入系统。",
            ),
        )
    },
)
