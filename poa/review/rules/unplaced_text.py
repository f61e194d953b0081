"""Text of a draft that could not be told to belong to a section."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Point to where such text begins."""
    passages = subject.passages_of("unplaced")
    if not passages:
        return
    first = passages[0]
    beginning = " ".join(first.text.split()[:8])
    count = "1 paragraph" if len(passages) == 1 else f"{len(passages)} paragraphs"
    yield Hit.on(
        first, f"It is not clear to which section {count} from '{beginning}' on belong{'s' * (len(passages) == 1)}."
    )


RULE = Rule(
    id="unplaced_text",
    level=Level.SUGGESTION,
    summary="Part of the draft belongs to no section that can be told from its headings.",
    why="A reviewer looks for three answers: cause, actions, prevention. What stands outside of them is easily passed "
    "over, and poa cannot put it into a questionnaire or a Word file in its place.",
    source="DESIGN 4",
    hint='Put a heading before it, such as "Root cause", "Actions we have taken" or "Steps that prevent it from '
    'happening again", or move it under one.',
    check=check,
    flags=[
        example(unplaced=["Our parcels go to the carrier at 15:00."]),
        example(unplaced=["Our parcels go to the carrier at 15:00.", "The office closes at 18:00."]),
        example(unplaced="我们的包裹每天 15:00 交给承运商。", language="zh"),
    ],
    accepts=[
        "Our parcels go to the carrier at 15:00.",
        example(case={}),
        example(acknowledgement=["Your notice reached us on 14 May 2026."]),
        example(greeting=["Dear Seller Performance Team,"]),
        example(language="zh", root_cause=["从 5 月 1 日至 5 日，追踪编号由一名员工于次日录入。"]),
    ],
)  # fmt: skip
