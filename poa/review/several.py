"""Where one thing stands in many places: the first few are shown, the rest are counted."""

from collections.abc import Iterable, Iterator

from poa.review.rule import Hit


def first_few(hits: Iterable[Hit], most: int, rest: str) -> Iterator[Hit]:
    """Give at most `most` hits, and one about the letter that says how many more there are: `rest` has `{count}`."""
    more = 0
    for number, hit in enumerate(hits):
        if number < most:
            yield hit
        else:
            more += 1
    if more:
        yield Hit(rest.format(count=more))
