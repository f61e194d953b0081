"""A section that leaves a question open which it should answer."""

from collections.abc import Iterator

from poa.review.coverage import coverage
from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import said_in

_WANTED = {
    ("greeting", "where"): "which store or marketplace it is about",
    ("acknowledgement", "what"): "what Amazon found",
    ("acknowledgement", "when"): "on which days, or in which period",
    ("root_cause", "why"): "why it happened",
    ("root_cause", "when"): "on which days, or in which period",
    ("remediation", "what"): "what was done",
    ("remediation", "when"): "on which days it was done",
    ("remediation", "who"): "who did it",
    ("prevention", "who"): "who sees to it",
    ("prevention", "how"): "how it is prevented",
}
_CALLED = {
    "greeting": "greeting",
    "acknowledgement": "opening",
    "root_cause": "root cause",
    "remediation": "section on the actions",
    "prevention": "section on prevention",
    "closing": "closing",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Give for each section that says something the questions that it leaves open."""
    open_questions: dict[str, list[str]] = {}
    for section, question in coverage(subject).unanswered:
        open_questions.setdefault(section, []).append(question)
    for section, questions in open_questions.items():
        if said_in(subject, section).strip():
            wanted = " and ".join(f"{each} ({_WANTED.get((section, each), each)})" for each in questions)
            yield Hit(f"The {_CALLED[section]} does not say {wanted}.", section=section)


RULE = Rule(
    id="six_questions_missing",
    level=Level.SUGGESTION,
    summary="A section leaves one of the six questions open that it should answer: why, what, where, when, who, how.",
    why="A reviewer decides on facts: what happened, where, when, why, who acted and how. A section without a day, or "
    "without a person, could have been written by anybody about anything.",
    source="facts.md 3.1 (six questions to fields); Z2",
    hint="Add the day, the person or the place that it lacks.",
    check=check,
    flags=[
        "The handling time of 4 SKUs was changed to 3 days.",
        example(prevention=["The unshipped orders are checked at 10:00 and 16:00."]),
        example(root_cause=["The tracking numbers were typed in on the next morning."]),
        example(greeting=["Dear Seller Performance Team,", "We received your notice."]),
        example(language="zh", remediation=["所有未发货订单已经发出并确认。"]),
    ],
    accepts=[
        example(case={}),
        "On 16 May 2026 Zhao Min (Warehouse lead) changed the handling time of 4 SKUs to 3 days.",
        example(prevention=["Zhao Min checks the unshipped orders every day at 10:00 and 16:00."]),
        example(root_cause=["From 1 to 5 May 2026 the tracking numbers were typed in on the next morning."]),
        example(greeting=["Dear Seller Performance Team,", "We write about our store Cheese Home on Amazon.com."]),
        example(case={"prevention": None}, note="an empty section is another rule's business"),
        example(language="zh", remediation=["2026 年 5 月 16 日，赵敏（仓库主管）把 4 个 SKU 的处理时间改为 3 天。"]),
    ],
)
