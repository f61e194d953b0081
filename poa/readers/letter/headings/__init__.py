"""Which pieces of a draft are headings of sections, judged by their words, their form and each other."""

from poa.readers.letter.headings.candidates import Candidate, candidate, headings_of, is_heading_line
from poa.readers.letter.headings.vocabulary import Vocabulary, vocabulary

__all__ = ["Candidate", "Vocabulary", "candidate", "headings_of", "is_heading_line", "vocabulary"]
