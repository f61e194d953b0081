"""Whether a letter is a draft: words that a person wrote, not what was composed of paragraphs and facts."""

from poa.review.subject import Subject
from poa.tree import Blank, Filled


def is_draft(subject: Subject) -> bool:
    """Whether the letter was read from a file or made by hand: there is no fact and no blank in it."""
    if subject.letter.origin is not None:
        return True
    return not any(isinstance(each.node, Filled | Blank) for passage in subject.passages for each in passage.said)
