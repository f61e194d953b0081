"""A sentence that is too long."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.prose import count, counts_characters, prose
from poa.review.rule import Hit, Rule, example
from poa.review.several import first_few
from poa.review.subject import Subject

_MOST = {"en": 35, "zh": 100}  # words, in Chinese characters
_SHOWN = 3
_LONGEST_FIGURE = 4  # what has digits and is longer is an id or a date in a list, not a word


def check(subject: Subject) -> Iterator[Hit]:
    """Count the words of each sentence; ids that are listed in it are left out."""
    yield from first_few(_long(subject), _SHOWN, "{count} more sentences of the letter are as long.")


def _long(subject: Subject) -> Iterator[Hit]:
    most = _MOST["zh" if counts_characters(subject.language) else "en"]
    unit = "characters" if counts_characters(subject.language) else "words"
    language = subject.language
    running = {passage.start for passage in prose(subject)}
    for start, end in subject.sentences:
        if end - start <= most or (not counts_characters(language) and subject.text.count(" ", start, end) < most):
            continue
        if subject.passage_at(start).start not in running:
            continue
        sentence = subject.text[start:end].rstrip()
        words = _words(sentence, subject.language)
        if words > most:
            yield Hit(f"This sentence has {words} {unit}; {most} are the most.", start, start + len(sentence))


def _words(sentence: str, language: str) -> int:
    if counts_characters(language):
        return count(sentence, language)
    said = sentence.split()
    if len(said) <= _MOST["en"]:
        return len(said)
    return sum(1 for word in said if word.isalpha() or _is_word(word))


def _is_word(word: str) -> bool:
    bare = word.strip(".,;:()\"'-/")
    return bool(bare) and (len(bare) <= _LONGEST_FIGURE or not any(map(str.isdigit, bare)))


_LONG = (
    "Because the office was closed for the holiday and only one clerk was at work, the tracking numbers of the parcels that "
    "had left the warehouse on time were typed in on the next morning, which is why the orders were confirmed late"
)

RULE = Rule(
    id="sentence_too_long",
    level=Level.SUGGESTION,
    summary="A sentence is too long.",
    why="Reviewers are not always native readers of the letter's language; in a long sentence the fact is missed.",
    source="facts.md 3.2; X6",
    hint="Make two or three of it: one statement in each.",
    check=check,
    flags=[
        _LONG + ".",
        example(root_cause=["One clerk typed in the numbers. " + _LONG + " by a day."]),
        example(closing=[_LONG + "."]),
    ],
    accepts=[
        "On 18 May 2026 Zhao Min set ShipStation to send the tracking number to Amazon when the label is bought.",
        "Zhao Min refunded orders " + ", ".join(f"112-00000{number}-00000{number}" for number in range(10, 60)) + ".",
        "On 15 May 2026 Zhao Min shipped 9 open orders. " * 10,
        example(remediation=["We shipped nine orders on that day, by hand"] * 9, note="list items without a full stop"),
        "Dr. Chen and Mr. Li of Example Ceramics Co. Ltd. signed the agreement on 12 May 2026.",
    ],
    examples_by_language={
        "zh": (
            [
                "因为假期办公室关闭，" * 12 + "所以晚了。",
                "赵敏检查了订单，" * 15 + "并已发货。",
                "我们核对了库存，" * 14 + "数量一致。",
            ],
            [
                "2026 年 5 月 15 日，赵敏对 4 名打包员进行了培训。",
                "赵敏检查了订单。" * 20,
                "5 月 15 日已通知 6 位买家包裹将于 5 月 19 日送达，其中 2 位申请退款并于当天收到退款。",
                "自 5 月 18 日起，面单与发货确认关联。",
                "李伟于 5 月 16 日把处理时间由 1 天改为 3 天！其余不变。",
            ],
        )
    },
)
