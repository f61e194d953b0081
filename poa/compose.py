"""A case and a catalogue to a letter. Nothing enters that the case does not name; what is not known stays a blank."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from poa.case import ROUTES_WITH_A_PLAN, Annex, Case, Evidence
from poa.catalogue import Catalogue
from poa.catalogue.wording import (
    Part,
    built_in,
    known_facts,
    name_languages,
    parts,
    slots_of,
    unstated_requirements,
)
from poa.errors import CaseError
from poa.fill import Known, fill
from poa.languages import Language
from poa.languages import language as load_language
from poa.markup import parse
from poa.sections import (
    Acknowledgement,
    AnnexTable,
    Closing,
    Enclosure,
    Greeting,
    PlanOfAction,
    Point,
    Prevention,
    Remediation,
    RootCause,
)
from poa.slots.base import in_language
from poa.slots.readings import listed
from poa.spacing import gap
from poa.tree import Blank, Block, Figure, Filled, Inline, Para, Ref, Table, Text, as_blocks, walk


def compose(case: Case, catalogue: Catalogue | None = None, *, language: str | None = None) -> PlanOfAction:
    """Compose the letter of a case, in the case's language or another that its paragraphs have.

    Raises CaseError with every problem if the case does not fit the catalogue. A fact that is missing is no error:
    its place is a `Blank`, and `missing(case)` asks for it. Reads no clock, no network and no environment.
    """
    catalogue = catalogue or Catalogue.builtin()
    if language is not None and language != case.language:
        load_language(language)
        case = case.model_copy(update={"language": language})
    problems = catalogue.check(case)
    if problems:
        raise CaseError(problems)
    return _Composer(case, catalogue).letter()


class _Composer:
    """What the composing of one letter has to hand; a person is introduced with the role once, then named."""

    def __init__(self, case: Case, catalogue: Catalogue) -> None:
        self.case = case
        self.catalogue = catalogue
        self.language = load_language(case.language)
        self.slots = slots_of(case, catalogue)
        self.introduced: set[str] = set()

    def letter(self) -> PlanOfAction:
        case, words = self.case, self.language
        framing: dict[str, list[Block]] = {"greeting": [], "acknowledgement": [], "closing": []}
        points: dict[str, list[Point]] = {"root_cause": [], "remediation": [], "prevention": []}
        mentioned: dict[str, tuple[str, ...]] = dict.fromkeys(framing, ())
        before: Part | None = None
        for part in parts(case, self.catalogue):
            content = self.said(part)
            if part.section not in framing:
                points[part.section].append(self.point(part, content))
                before = part
                continue
            content = self.with_references(part, content)
            mentioned[part.section] += part.statement.evidence
            if (
                before is not None
                and (before.section, before.issue) == (part.section, part.issue)
                and self.follows(part)
            ):
                framing[part.section] = [*_joined(tuple(framing[part.section]), content, words)]
            else:
                framing[part.section] += content
            before = part
        framing["acknowledgement"] += self.required()
        for section, stated in points.items():
            stated.extend(list(self.unsaid(section, stated)))
        names = {key: self.catalogue.issue(key).named(*name_languages(case, words.code)) for key in case.issues}
        in_points = [key for section in points.values() for point in section for key in point.evidence]
        in_order = [*mentioned["greeting"], *mentioned["acknowledgement"], *in_points, *mentioned["closing"]]
        papers = _in_order_of_mention(case, in_order)
        return PlanOfAction(
            language=case.language,
            title=words.title(case.route, listed(names.values(), words)),
            issues=case.issues,
            route=case.route,
            greeting=Greeting(framing["greeting"], heading=words.text("heading.greeting")),
            acknowledgement=Acknowledgement(framing["acknowledgement"], heading=words.text("heading.acknowledgement")),
            root_cause=RootCause(points["root_cause"], heading=words.text("heading.root_cause")),
            remediation=Remediation(points["remediation"], heading=words.text("heading.remediation")),
            prevention=Prevention(points["prevention"], heading=words.text("heading.prevention")),
            closing=Closing(
                framing["closing"],
                heading=words.text("heading.closing"),
                enclosures=tuple(Enclosure(paper.key, paper.title) for paper in papers),
                signature=self.signature(),
            ),
            annexes=tuple(
                AnnexTable(annex.key, annex.title, Table(annex.columns, annex.rows))
                for annex in case.annexes
                if annex.rows is not None
            ),
            issue_names=names,
            author=case.seller.store,
        )

    def said(self, part: Part) -> tuple[Block, ...]:
        """Say one part: its words as they are, or its paragraphs filled and joined into one."""
        if part.statement.words is not None:
            return self.own_words(part)
        made: tuple[Block, ...] = ()
        for paragraph_id in part.statement.paragraphs:
            paragraph = self.catalogue.paragraph(paragraph_id, self.language.code)
            known = known_facts(self.case, part, self.catalogue, self.slots, self.language.code, paragraph.slots)
            filled = fill(paragraph.blocks, {name: self.brief(fact) for name, fact in known.items()}, self.language)
            self.introduce(filled, known)
            made = _joined(made, filled, self.language)
        return made

    def follows(self, part: Part) -> bool:
        """Whether a part is a paragraph that reads after another one of its section, and is joined to it."""
        paragraphs = part.statement.paragraphs
        return bool(paragraphs) and bool(self.catalogue.paragraph(paragraphs[0], self.language.code).follows)

    def required(self) -> list[Block]:
        """Leave a blank for each fact that an issue requires and that nothing in the case states or asks for."""
        names = (name for issue in self.case.issues for name in unstated_requirements(self.case, issue, self.catalogue))
        return [Para((Blank(name),)) for name in dict.fromkeys(names)]

    def own_words(self, part: Part) -> tuple[Block, ...]:
        words = part.statement.words
        if words is None or isinstance(words, str):
            return as_blocks(words or "")
        code = self.language.code
        if code in words or code.split("-")[0] in words:
            return as_blocks(in_language(words, code))
        stated, text = next(iter(words.items()))
        return as_blocks(self.language.text("missing_language", text=text, language=stated))

    def brief(self, fact: Known) -> Known:
        is_introduced = fact.slot.kind == "person" and fact.value.name in self.introduced
        return evolve(fact, brief=True) if is_introduced else fact

    def introduce(self, filled: Iterable[Block], known: Mapping[str, Known]) -> None:
        for node in walk(*filled):
            if isinstance(node, Filled) and node.kind == "person" and node.field is None:
                self.introduced.add(known[node.slot].value.name)

    def point(self, part: Part, content: tuple[Block, ...]) -> Point:
        statement = part.statement
        content = self.with_references(part, content)
        return Point(
            content,
            key=statement.key,
            issue=part.issue,
            paragraph="+".join(statement.paragraphs) or None,
            evidence=statement.evidence,
            addresses=statement.addresses,
        )

    def with_references(self, part: Part, content: tuple[Block, ...]) -> tuple[Block, ...]:
        """Add the sentences that name a part's exhibits and the causes that it answers."""
        for name, keys in (("evidence", part.statement.evidence), ("answers", part.statement.addresses)):
            if keys:
                content = _with_sentence(content, self.sentence(name, keys), self.language)
        return content

    def sentence(self, name: str, keys: tuple[str, ...]) -> tuple[Inline, ...]:
        """Make the sentence that names exhibits or causes, with references in place of the keys."""
        before, _, after = self.language.text(f"sentence.{name}").partition("{refs}")
        marks = [f"\ue000{index}\ue000" for index in range(len(keys))]  # stand for the keys while the list is worded
        children: list[Inline] = []
        for index, piece in enumerate((before + listed(marks, self.language) + after).split("\ue000")):
            if index % 2:
                children.append(Ref(keys[int(piece)]))
            elif piece:
                children.append(Text(self.set_apart(piece, name, first=not index, last=index == 2 * len(keys))))
        return tuple(children)

    def set_apart(self, words: str, name: str, *, first: bool, last: bool) -> str:
        """Put blanks between words and the references beside them, where the language sets none of its own."""
        if self.language.joiner:
            return words
        reference = "1.1" if name == "answers" else self.language.text("exhibit", number=1)
        before = "" if first else gap(reference, words) or ""
        after = "" if last else gap(words, reference) or ""
        return before + words + after

    def unsaid(self, section: str, said: Iterable[Point]) -> Iterator[Point]:
        """Leave a blank for each issue of a plan that a section says nothing about."""
        if self.case.route in ROUTES_WITH_A_PLAN:
            answered = {point.issue for point in said}
            for issue in self.case.issues:
                if issue not in answered:
                    yield Point(Para((Blank(section),)), issue=issue)

    def signature(self) -> tuple[Block, ...]:
        known = built_in(self.case, None, self.catalogue, self.slots, self.language.code)
        lines = (self.language.text(f"signature.{name}") for name in ("first", "second", "third"))
        return fill((block for line in lines for block in parse(line)), known, self.language)


def _joined(first: tuple[Block, ...], then: tuple[Block, ...], words: Language) -> tuple[Block, ...]:
    """Put blocks one after the other; where a paragraph meets a paragraph they become one."""
    if first and then and isinstance(first[-1], Para) and isinstance(then[0], Para):
        space = (Text(words.joiner),) if words.joiner else ()
        return (*first[:-1], Para((*first[-1].children, *space, *then[0].children)), *then[1:])
    return (*first, *then)


def _with_sentence(content: tuple[Block, ...], sentence: tuple[Inline, ...], words: Language) -> tuple[Block, ...]:
    """Put a sentence at the end; where a table or a figure ends the point, before that."""
    if len(content) > 1 and isinstance(content[-1], Table | Figure) and isinstance(content[-2], Para):
        return (*_joined(content[:-1], (Para(sentence),), words), content[-1])
    return _joined(content, (Para(sentence),), words)


def _in_order_of_mention(case: Case, mentioned: Iterable[str]) -> list[Evidence | Annex]:
    """List what is enclosed: what the letter mentions first comes first, then the rest. A drawn annex is not enclosed."""
    papers: dict[str, Evidence | Annex] = {paper.key: paper for paper in case.evidence}
    papers |= {annex.key: annex for annex in case.annexes if annex.rows is None}
    return [papers[key] for key in dict.fromkeys([*mentioned, *papers]) if key in papers]
