"""A letter that says again what was sent before."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.overlap import shared
from poa.review.rule import Example, Hit, Rule, example
from poa.review.subject import Subject

MOST = 0.6  # share of the words that may stand in sentences of one earlier letter; source: facts.md 3.2

_WORDS = {
    "cause": "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning.",
    "done": "On 18 May 2026 Zhao Min set our order system to send the tracking number when the label is bought.",
    "measure": "Zhao Min checks the unshipped orders every working day at 10:00 and 16:00.",
}
_EARLIER = "\n".join(["Dear Seller Performance Team,", *_WORDS.values()])


def check(subject: Subject) -> Iterator[Hit]:
    """Compare with each earlier letter of the case; the closest counts."""
    attempts = subject.case.attempts if subject.case else ()
    found = [(shared(subject, each.letter), each) for each in attempts]
    if not found:
        return
    share, attempt = max(found, key=lambda pair: pair[0])
    if share >= MOST:
        day = f"{attempt.sent_on.day} {attempt.sent_on:%B %Y}"
        yield Hit(f"{share:.0%} of what this letter says was said in the same sentences in the letter of {day}.")


def _letter(attempt: str, **said: str) -> Example:
    words = {**_WORDS, **said}
    return example(
        case={"attempts": [{"sent_on": "2026-05-20", "letter": attempt}]},
        root_cause=[words["cause"]],
        remediation=[words["done"]],
        prevention=[words["measure"]],
    )


RULE = Rule(
    id="attempt_repeats_previous",
    level=Level.WARNING,
    summary="Most sentences of the letter stood in an earlier letter that did not succeed.",
    why="A reviewer who turned a plan down asked for more than it said. Amazon's moderators tell sellers not to send "
    "the sentences of the failed appeal again.",
    source="facts.md 1.5 and 3.2; A4",
    hint="Answer what the reply asked for: what is new since then, in the cause, in the actions and in the figures.",
    check=check,
    flags=[
        _letter(_EARLIER),
        _letter(_EARLIER.replace("10:00 and 16:00", "9:00 and 15:00")),
        _letter(
            _EARLIER + "\nWe hope that you will give us one more chance.", measure="Li Wei reads the rate on Mondays."
        ),
    ],
    accepts=[
        _letter("We were too busy in May and are sorry. It will not happen again."),
        _letter(_WORDS["measure"]),
        _letter(
            _EARLIER,
            cause="The warehouse had two lists of orders, and the one for the evening shift left out 31 orders.",
            done="On 27 May 2026 Zhao Min replaced both lists by the queue of ShipStation and compared 60 orders with it.",
        ),
        _letter(""),
        example(case={}, note="nothing was sent before"),
    ],
)
