"""An enclosure that no sentence of the letter points to."""

from collections import Counter
from collections.abc import Iterator

from poa.review.enclosures import LISTED_IN, Mention, mentions, points_to_all, referred
from poa.review.levels import Level
from poa.review.papers import papers, title_stop_words
from poa.review.passages import Passage
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.sections import Closing, Point
from poa.tree import Para, Ref

_NOT_SAID = (*LISTED_IN, "signature", "title")
_LABEL = pattern(
    r"^\W*(?:exhibit|annex|appendix|attachment|enclosure|document|附件|附表)?\s*(?:no\.?\s*)?(?:[0-9]{1,2}|[A-H]|[一二三四五六七八九十])?\s*[:：.)、-]+\s*"
)
_WORD = pattern(r"[A-Za-z]{4,}|\p{Han}{2}|[A-Z]{2,}[0-9-]+|[0-9]{3,}")
_SHARE = 0.6  # of a title's key words in one sentence: the sentence speaks of the paper; our own judgement


def check(subject: Subject) -> Iterator[Hit]:
    """Look for enclosures that are neither referred to, nor named by number, nor by the words of their title.

    Where nothing points to any of them, that is said once. "The attached documents" points to all of them. A sort of paper that a sentence names (invoices, a passport) is
    mentioned too.
    """
    passages = [passage for passage in subject.passages_of(*LISTED_IN) if passage.way == ()]
    if not passages:
        return
    said = list(mentions(subject))
    if any(points_to_all(mention, subject) for mention in said):
        return
    keys = referred(subject)
    sentences = _Sentences(subject, numbered=bool(keys) or any(mention.numbers for mention in said))
    unseen = [
        passage
        for passage in passages
        for key, number in [_place(passage, subject)]
        if key not in keys and not _by_number(passage, number, said, subject) and not sentences.speak_of(passage.text)
    ]
    if len(unseen) == len(passages) > 1:
        if any(subject.points) or subject.case is not None:  # a list alone, with no plan, is what the letter says
            yield Hit(
                f"Nothing in the letter points to any of the {len(passages)} papers that are enclosed.",
                section=passages[0].part,
            )
        return
    for passage in unseen:
        yield Hit.on(passage, f"Nothing in the letter points to '{passage.text}'.")


def _place(passage: Passage, subject: Subject) -> tuple[str, int]:
    index = passage.point or 0
    listed = subject.letter.closing.enclosures if passage.part == "enclosures" else subject.letter.annexes
    return listed[index].key, index + 1


def _by_number(passage: Passage, number: int, said: list[Mention], subject: Subject) -> bool:
    """Whether a mention gives its number; "Annex 1" is the first exhibit where no table is drawn at the end."""
    drawn = bool(subject.letter.annexes)
    return any(
        number in mention.numbers
        and (passage.part == "annexes") == (drawn and mention.word.casefold().startswith(("annex", "附表")))
        for mention in said
    )


class _Sentences:
    """The passages that may speak of a paper. Each word and each sort of paper is looked for once, whatever the list."""

    def __init__(self, subject: Subject, *, numbered: bool) -> None:
        spoken = [each for each in subject.passages if each.part not in _NOT_SAID and not each.is_heading]
        self.texts = [each.text for each in spoken]
        self.folded = [each.casefold() for each in self.texts]
        self.numbered = numbered
        self.with_word: dict[str, list[int]] = {}
        self.names: dict[str, bool] = {}

    def speak_of(self, title: str) -> bool:
        label = _LABEL.search(title)
        title = title[label.span()[1] :] if label else title
        keys = {match.group().casefold() for match in _WORD.finditer(title)} - title_stop_words()
        sort = next((each for each in papers().values() if each.named_in(title)), None)
        if sort is not None and not self.numbered:
            if sort.name not in self.names:
                self.names[sort.name] = any(sort.named_in(text) for text in self.texts)
            if self.names[sort.name]:
                return True
        counts = Counter(at for key in keys for at in self.having(key.removesuffix("s")))
        return not keys or max(counts.values(), default=0) >= max(1, min(2, len(keys)), _SHARE * len(keys))

    def having(self, word: str) -> list[int]:
        if word not in self.with_word:
            self.with_word[word] = [at for at, text in enumerate(self.folded) if word in text]
        return self.with_word[word]


_BOTH = (("scans", "Carrier scans of the 37 orders"), ("settings", "Handling time before and after the change"))


def _letter(words: str, *enclosures: tuple[str, str]) -> Closing:
    return Closing([words], enclosures=enclosures or _BOTH)


RULE = Rule(
    id="evidence_attached_not_mentioned",
    level=Level.WARNING,
    summary="An enclosure is never mentioned where it proves something.",
    why="A reviewer opens the papers that a sentence points to. One that no sentence names is not looked at, or raises a "
    "question that nothing answers.",
    source="facts.md 3.2; X6",
    hint='Name it where it proves something ("See Exhibit 2."): give the statement evidence = ["its-key"]. Or leave it out.',
    check=check,
    flags=[
        example(
            remediation=["On 16 May 2026 Li Wei moved 9 parcels. See Exhibit 1."], closing=_letter("Please reactivate.")
        ),
        example(
            remediation=[Point(Para(["Li Wei moved 9 parcels. See ", Ref("scans"), "."]))],
            closing=_letter("Please reactivate our offers."),
        ),
        example(
            remediation=["On 16 May 2026 Li Wei moved 9 parcels."],
            closing=_letter("Please reactivate.", ("training", "Signed training sheet of 4 packers")),
        ),
        example(
            case={
                "evidence": [
                    {"key": "carrier-scans", "kind": "carrier_scans", "title": "First scans of 37 orders"},
                    {"key": "photos", "kind": "photos", "title": "Photos of the drop test"},
                ]
            },
            note="no statement has it as evidence",
        ),
    ],
    accepts=[
        example(case={}, note="compose names what a statement has as evidence"),
        example(remediation=["Li Wei moved 9 parcels. See Exhibits 1 and 2."], closing=_letter("Please reactivate.")),
        example(remediation=["Li Wei moved 9 parcels (Exhibits 1-2)."], closing=_letter("Please reactivate.")),
        example(
            remediation=["The carrier scans of the 37 orders show it."],
            prevention=["The handling time was set before and after the change to 3 days."],
            closing=_letter("Please reactivate."),
            note="by the words of the titles",
        ),
        example(remediation=["The attached documents show both."], closing=_letter("Please reactivate.")),
        example(remediation=["Li Wei moved 9 parcels."], note="nothing is enclosed"),
        example(
            greeting="Please find the documents that your notice asks for.",
            closing=Closing(enclosures=[("id", "Passport of Li Wei"), ("bill", "Water bill of 3 May 2026")]),
            note="a letter that is nothing but its papers",
        ),
        example(
            remediation=["Our supplier's invoices cover both ASINs."],
            closing=_letter("Please reactivate.", ("invoice", "Invoice INV-104, Example Trading")),
        ),
    ],
)
