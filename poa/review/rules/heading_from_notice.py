"""A heading that Amazon's notice addressed to the seller, sent back as it came."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words

_LONGEST_HEADING = 30  # words

# Only at the beginning of a passage, or of a sentence that is a heading to what follows.
_SECOND_PERSON = {
    "en": pattern(
        (
            r"^\W*(?:\(?(?:\d+|[a-c]|[ivx]+)(?:[.)]\d*)* ?[.):-]* ?)?(?:(?:greater |more |further )?details? (?:on|of|about) )?"
            r"(?:the |what |which |list |describe |explain |describe the |explain the |please \w+ )*(?:\w+ ){0,2}(?:actions?|steps?|"
            r"measures?|things?|changes?|plan)?[^.:;\n]{0,50}?\b(?:you|your company|your team)(?:'ve| have| had| will| would| did| are|"
            r" plan to| intend to)?(?: also| already| been| be)? (?:take|taken|taking|took|tken|implement|implemented|"
            r"implementing|done|do|made|make|put)\b[^.:;\n]{0,110}"
        ),
        r"^\W*(?:\(?\d[.)]* ?)?(?:the )?root causes? [^.:;\n]{0,50}\b(?:you|your) (?:account|listings?|violat\w+|have|identified|selling|products?|found)\b",
    ),
    "zh": pattern(
        "^[^。\n]{0,24}(?:您|你|贵店|贵公司)(?:们)?(?:已经?|将|会|要|打算|计划|为|为了)?[^。\n]{0,24}采取[^。\n]{0,24}"
    ),
}
_ASKED_OF_AMAZON = pattern(
    r"\b(?:thank|if you|when you|you (?:ask|want|request|need|sent|took the time)|we|our|i|you have asked|my|because|time)\b"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look at headings, and at the words that run in before a colon."""
    searched = _SECOND_PERSON.get(subject.language)
    if searched is None:
        return
    for passage in subject.passages:
        if passage.part in {"enclosures", "signature", "annexes", "closing"}:
            continue
        match = searched.search(passage.text[:240])
        if match is None:
            continue
        start, end = match.span()
        words, after = match.group(), passage.text[end:].lstrip()
        stands_alone = (
            passage.is_heading or not after.strip(" .:;：。？?") or after[:1] in {":", "：", "-", "\n", "?", "？"}
        )
        if not stands_alone and not (words.rstrip().endswith((":", "：")) or after[:1] == "."):
            continue
        if _ASKED_OF_AMAZON.search(words) or count_words(words) > _LONGEST_HEADING:
            continue
        if subject.is_quoted(passage.start + start, passage.start + end):
            continue
        said = " ".join(words.split())
        yield Hit(
            f"'{said}' is how Amazon's notice addresses you; this letter is yours.",
            passage.start + start,
            passage.start + end,
        )


RULE = Rule(
    id="heading_from_notice",
    level=Level.SUGGESTION,
    summary="A heading says 'you' where the seller means 'we': it was copied from the notice.",
    why="A heading that asks the seller, in a letter by the seller, shows that the notice was filled in rather than "
    "answered; the reviewer reads many that begin this way.",
    source="facts.md 3.2; A1 and real letters",
    hint='Write it as yours: "Actions we have taken", "Steps that prevent it from happening again".',
    check=check,
    flags=[
        "The actions you have taken to resolve the issue:",
        "Steps you have taken to prevent the issue going forward.",
        example(prevention=["Zhao Min scans each unit."], title="", acknowledgement=["2) The steps you will take to prevent this:"]),
        "Greater detail on the actions that you have taken to resolve the issue: on 3 May 2026 Zhao Min refunded 9 buyers.",
        example(language="zh", remediation=["您已采取的措施：", "5 月 18 日赵敏将面单与发货确认关联。"]),
        example(language="zh", prevention=["您为防止问题再次发生而采取的步骤"]),
        example(language="zh", remediation=["2. 您为解决问题采取了哪些措施？"]),
    ],
    accepts=[
        "Actions we have taken to resolve the issue:",
        "Steps that prevent it from happening again:",
        'Your notice asks for "the actions you have taken to resolve the issue"; they are given below.',
        "Thank you for the time you have taken to read our first plan.",
        "On 18 May 2026 Zhao Min wrote to 9 buyers: the step you have to take is to open the return label.",
        example(language="zh", remediation=["我们已采取的措施：", "5 月 18 日赵敏将面单与发货确认关联。"]),
        example(language="zh", acknowledgement=["我们已收到您 5 月 14 日的通知，并于次日核对了 37 个订单。"]),
    ],
)  # fmt: skip
