"""How a letter opens, and which issue it is about."""

from poa.review.patterns import pattern
from poa.review.subject import Subject
from poa.review.substance import count_words

_SIGN = pattern(r"\p{Han}|[^\s\p{Han}]+")
_HAN_PER_WORD = 1.6
_LONGEST_WORD = 30
_LEAST = 5  # words of title and acknowledgement; with fewer the first words of the letter are the opening


def first_words(subject: Subject, count: int) -> str:
    """Give the first words of a letter, its title included; in Chinese about as much."""
    if subject.language != "zh":
        return " ".join(subject.text[: count * _LONGEST_WORD].split(None, count)[:count])
    for number, match in enumerate(_SIGN.finditer(subject.text), 1):
        if number > count * _HAN_PER_WORD:
            return subject.text[: match.span()[0]]
    return subject.text


def opening(subject: Subject) -> str:
    """Give title, greeting and acknowledgement, or the first words where these say next to nothing."""
    framed = subject.text_of("title", "greeting", "acknowledgement")
    says = count_words(subject.text_of("title", "acknowledgement")) >= _LEAST
    return framed if says else first_words(subject, 80)
