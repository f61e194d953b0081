"""A root cause that could be anybody's: ignorance, carelessness, new staff, and nothing else."""

from bisect import bisect_left
from collections.abc import Iterator

from poa.review.failings import failings
from poa.review.levels import Level
from poa.review.mechanism import has_mechanism
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Look for such words in points that give no step of the work, no day and no figure beside them."""
    searched = failings(subject.language)
    if searched is None:
        return
    said: set[tuple[int, int]] = set()
    places: list[int] = []
    for match in subject.find(searched, "root_cause"):
        start, end = match.span()
        passage = subject.passage_at(start)
        if passage.is_heading or subject.is_quoted(start, end):
            continue
        point = subject.point_at(start)
        place = (point.start, point.end) if point else (passage.start, passage.end)
        if place in said:
            continue
        said.add(place)
        places = places or _dates_and_figures(subject)
        if _is_specific(subject, *place, places):
            continue
        words = " ".join(match.group().split())
        yield Hit(f"'{words}' alone is no root cause: it does not say what went wrong, where and when.", start, end)


def _dates_and_figures(subject: Subject) -> list[int]:
    return sorted([*(each.start for each in subject.dates), *(each.start for each in subject.figures)])


def _is_specific(subject: Subject, start: int, end: int, places: list[int]) -> bool:
    at = bisect_left(places, start)
    return (at < len(places) and places[at] < end) or has_mechanism(subject.text[start:end], subject.language)


RULE = Rule(
    id="root_cause_generic",
    level=Level.WARNING,
    summary="The root cause is one that anybody could give: ignorance, carelessness, new staff, too much work.",
    why="A general failing explains no particular defect, and no action can be tested against it. Amazon's moderators "
    "call such plans too general and ask which step of the work let it happen.",
    source="facts.md 3.2; A4, X2",
    hint='Name the step that failed, when, and how often: instead of "our staff were careless" for example "the rota of '
    '1 to 5 May 2026 had nobody for the 16:00 check of unshipped orders".',
    check=check,
    section="root_cause",
    flags=[
        "We were not familiar with Amazon's policies.",
        "The reason was a lack of knowledge of the selling rules.",
        "Our new staff made mistakes.",
        "This happened because of the carelessness of our employees.",
        "It was due to our negligence.",
        "The issue was caused by human error.",
        "It was an oversight on our part.",
        "The problem came from poor communication between departments.",
        "Because of the heavy workload our team was overwhelmed.",
        "We didn't pay enough attention to customer service.",
        "I did not read the guidelines carefully.",
        "We are new to selling and made a mistake.",
        "Our management was not strict enough.",
    ],
    accepts=[
        "Nobody checked the 16:00 queue on 1 May 2026, because the holiday rota had no cover.",
        "A new packer stored two colours of the same cup on one shelf and picked them without a scan.",
        "Human error was possible at one step: tracking numbers were typed in by hand on the next morning.",
        'Two buyers wrote of "careless packing"; the single-wall box had not been drop-tested.',
        "The page was written from a data sheet and had not been compared with a unit.",
        "Between 3 and 9 April 2026 two packers without training sent 14 wrong sizes.",
        example(remediation=["Zhao Min told the team on 3 May 2026 that carelessness costs time."]),
    ],
    examples_by_language={
        "zh": (
            (
                "我们对亚马逊的政策不够了解。",
                "由于员工粗心大意造成了这次问题。",
                "主要是新员工操作失误。",
                "因为我们缺乏经验，管理不善。",
                "由于工作太忙，没有足够重视。",
            ),
            (
                "2026 年 5 月 1 日至 5 日，追踪编号由一名员工于次日录入。",
                "新员工把退回的商品与新品放在同一货架。",
                "仓库没有人核对 16:00 的未发货订单。",
                "备货时间一直保留默认的 1 天，而实际需要 2 天。",
                "买家在评价中提到“包装太粗心”，经查是未做跌落测试的单层纸箱所致，涉及 4 个订单。",
            ),
        )
    },
)
