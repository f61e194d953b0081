"""Marks of Markdown or HTML in a letter that goes into a form for plain text."""

from collections.abc import Iterator

from attrs import frozen

from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Example, Hit, Rule
from poa.review.subject import Subject
from poa.sections import Origin, PlanOfAction


@frozen
class _Mark:
    """A kind of mark: its pattern, how it is named, and a sign without which it cannot be there."""

    searched: Pattern
    name: str
    sign: str


_TAGS = (
    "a|b|i|u|p|br|hr|em|strong|ul|ol|li|div|span|h[1-6]|table|tbody|thead|tr|td|th|font|img|center|small|blockquote|pre|"
    "code|sup|sub|del"
)
_MARKS = (
    _Mark(
        pattern(r"\*\*[^*\s][^*\n]*\*\*", r"(?:^|[\s(“\"])\*{2,3}[\p{L}\p{N}(“\"\[]"), "marks of bold type (**)", "**"
    ),
    _Mark(
        pattern(r"(?:^|\s)\*[\p{L}\p{N}][^*\n]{0,80}[\p{L}\p{N}.!?:]\*(?:$|[\s.,;:])"), "marks of italic type (*)", "*"
    ),
    _Mark(pattern(r"(?:^|\s)__[\p{L}][^_\n]{1,80}__"), "marks of bold type (__)", "__"),
    _Mark(
        pattern(r"(?:^|\n)(?:#{2,6} *|# +)(?:[\p{Lu}\p{Lo}*_]|\d+[.)、] )", r" #{2,6} +[\p{Lu}*]", ignore_case=False),
        "the mark of a heading (#)",
        "#",
    ),
    _Mark(
        pattern(r"!?\[[^\]\n]{1,80}\]\((?:https?:|mailto:|www\.|#|/|[\w-]+\.[a-z])[^)\s]*\)"),
        "a link in Markdown",
        "](",
    ),
    _Mark(pattern(r"```", r"(?:^|[\s(“\"])`[^`\n]{1,80}`(?:$|[\s.,;:)”\"])"), "backticks (`)", "`"),
    _Mark(pattern(r"~~[^~\n]{1,80}~~"), "marks of struck-out type (~~)", "~~"),
    _Mark(pattern(r"\|[ :]*-{3,}[ :|-]*\|?", r"(?:^|\n)\|(?:[^|\n]+\|){2,}"), "a table in Markdown (|)", "|"),
    _Mark(pattern(rf"</?(?:{_TAGS})(?: [^<>\n]{{0,200}})?/?>"), "a tag of HTML", "<"),
    _Mark(pattern(r"&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|bull|hellip|#\d{2,5});"), "an entity of HTML", "&"),
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for each kind of mark; one hit each.

    A draft in a .md file has been read as what its marks mean. One that came as text keeps them when it is pasted.
    """
    origin = subject.letter.origin
    if origin is not None and origin.format == "markdown":
        yield from (Hit(f"The draft has '{mark}', in marks of Markdown.") for mark in origin.marks[:1])
        return
    for mark in _MARKS:
        if mark.sign not in subject.text:
            continue
        found = [match.span() for match in mark.searched.finditer(subject.text)]
        if found:
            start, end = found[0]
            start += len(subject.text[start:end]) - len(subject.text[start:end].lstrip())
            end = start + len(subject.text[start:end].rstrip())
            places = f" ({len(found)} places)" if len(found) > 1 else ""
            yield Hit(f"'{subject.text[start:end]}' has {mark.name}{places}.", start, end)


RULE = Rule(
    id="markdown_leftover",
    level=Level.WARNING,
    summary="Marks of Markdown or HTML are left in the text.",
    why="Amazon's form shows plain text: the reader sees the asterisks and tags, and a text pasted from elsewhere.",
    source="facts.md 3.2: the form is plain text",
    hint="Take the marks out, or save the draft as .md so that poa reads them as headings and lists.",
    check=check,
    flags=[
        "**Root cause:** one clerk typed in the tracking numbers.",
        "## Actions taken",
        "The list is in [our folder](https://files.example/list) since 3 May 2026.",
        "The field `handling_time` was set to 3 days on 16 May 2026.",
        "On 15 May 2026 <b>all</b> orders were shipped.<br>",
        "| Order | Cause | |---|---| | 1 | late |",
        "Zhao Min &amp; Li Wei checked the list on 15 May 2026.",
        "On 15 May 2026 *all* open orders were shipped.",
        Example(
            PlanOfAction(
                remediation=["On 15 May 2026 all orders were shipped."],
                origin=Origin(None, "markdown", marks=("**all**",)),
            ),
            note="a draft that came as text",
        ),
    ],
    accepts=[
        "#1 of the list, SKU #123, was counted on 15 May 2026 in C# code.",
        "# of open orders on 15 May 2026: 9",
        "* The rate is read in Account Health.",
        "We don`t use the carrier`s old labels since 3 May 2026.",
        "The size is 4 * 6 cm, and 2 ** 3 units fit; file list_of_orders_v2.csv.",
        "The rate is < 4% and the share of <5 kg parcels > 90%; R&D; AT&T.",
        "The help page [1] (of 3 May 2026) names the target.",
        "Inventory > Manage Orders | Unshipped was empty on 15 May 2026.",
        Example(
            PlanOfAction(
                remediation=["On 15 May 2026 all orders were shipped."], origin=Origin("draft.md", "markdown")
            ),
            note="a file in Markdown",
        ),
    ],
    examples_by_language={
        "zh": (
            ("**根本原因：**追踪编号由一人录入。", "## 已采取的措施", "清单见[文件夹](https://files.example/list)。"),
            (
                "#1 号货架已清点。",
                "【根本原因】追踪编号由一人录入。",
                "尺寸为 4*6 厘米，共 12 件。",
                "库存 > 管理订单 中未发货订单为 0。",
                "编号 A_1_B 的纸箱已更换。",
            ),
        )
    },
)
