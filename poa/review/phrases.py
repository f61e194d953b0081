"""Rules that are only words: one TOML file each, `phrases/<language>/<id>.toml`, compiled for RE2.

See docs/writing-rules.md for the form. The English file says what the rule is; a file of the same name in another
language adds that language's words and examples.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal

from attrs import evolve, frozen
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from poa.case import Route
from poa.characters import legal
from poa.errors import CatalogueError, Problem
from poa.files import read_text
from poa.keys import ISSUE_KEY, LANGUAGE
from poa.review.levels import Level
from poa.review.own_words import PROSE, Part
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, all_routes_but
from poa.review.subject import Subject
from poa.validation import ModelType, problems_of
from poa.values import FrozenMap

FOLDER = Path(__file__).parent / "phrases"
LONGEST_PATTERN = 2000  # characters, its named parts put in
MOST_PATTERNS = 500  # in a file
_PATTERNS = ("patterns", "unless", "unless_in_sentence", "only_with")


def _level(value: object) -> object:
    return Level.named(value) if isinstance(value, str) else value


def _compilable(value: object) -> object:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return value  # pydantic says what it should be
    for each in value:
        if len(each) > LONGEST_PATTERN:
            raise ValueError(f"has a pattern of {len(each)} characters: at most {LONGEST_PATTERN} are read")
        try:
            found = pattern.__wrapped__(each).search("")  # kept by no cache: it is asked for with the others
        except ValueError as problem:
            raise ValueError(f"has a pattern that RE2 does not read, '{each[:60]}' ({problem})") from None
        if found is not None:
            raise ValueError(f"has a pattern that fits everywhere, '{each[:60]}'")
    try:
        pattern(*value)
    except ValueError:
        raise ValueError("has patterns that are too large together: write shorter ones, or several files") from None
    return value


def _with(named: Mapping[str, str], value: Any) -> Any:
    if isinstance(value, list):
        return [_with(named, each) for each in value]
    for name, part in named.items() if isinstance(value, str) else ():
        value = value.replace(f"{{{name}}}", part)
    return value


def _message(value: str) -> str:
    try:
        fields = {(name, form, turned) for _, name, form, turned in Formatter().parse(value) if name is not None}
    except ValueError as problem:
        raise ValueError(f"has a brace that opens or closes nothing ({problem})") from None
    if fields - {("words", "", None), ("count", "", None)}:
        raise ValueError("has braces around something else than {words} and {count}")
    return value


Line = Annotated[str, AfterValidator(legal)]
Patterns = Annotated[tuple[str, ...], Field(max_length=MOST_PATTERNS), BeforeValidator(_compilable)]
Sentences = tuple[str, ...]


class _Words(BaseModel):
    """What every file of phrases holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    named: Mapping[str, str] = Field(default_factory=dict, exclude=True)
    message: Annotated[Line, AfterValidator(_message)] = "'{words}'."
    patterns: Patterns = ()
    unless: Patterns = ()
    unless_in_sentence: Patterns = ()
    only_with: Patterns = ()
    flags: Sentences = ()
    accepts: Sentences = ()

    @model_validator(mode="before")
    @classmethod
    def _put_in(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Put what `named` says into the patterns, `{buyer}`; a part may hold those above it."""
        given = data.get("named", {})
        if not isinstance(given, Mapping) or not all(isinstance(part, str) for part in given.values()):
            return data  # pydantic says what it should be
        named: dict[str, str] = {}
        for name, part in given.items():
            named[name] = f"(?:{_with(named, part)})"
            if len(named[name]) > LONGEST_PATTERN:
                raise ValueError(f"named.{name} has {len(named[name])} characters: at most {LONGEST_PATTERN} are read")
        return data | {key: _with(named, data[key]) for key in _PATTERNS if named and key in data}


class _File(_Words):
    """What the English file holds, and every file of a rule that is only there in another language."""

    level: Annotated[Level, BeforeValidator(_level)]
    summary: Line
    why: Line
    source: Line = ""
    hint: Line
    section: Literal[
        "title", "greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "unplaced"
    ] = "remediation"
    parts: tuple[Part, ...] = Field(default=PROSE)
    headings: bool = False
    in_quotations: bool = False
    except_routes: tuple[Route, ...] = ()
    at_least: int = Field(default=1, ge=1)


@frozen
class PhraseCheck:
    """The check of a rule of words.

    A match of `patterns` is dropped where it overlaps one of `unless`, where its sentence has one of
    `unless_in_sentence`, where its sentence lacks every one of `only_with`, in a quotation and in a heading. Fewer
    matches than `at_least` are none; from there on the last one is reported. A sentence is reported once.
    """

    file: _File
    words: Mapping[str, _Words]

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        """Go through the matches that count."""
        words = self.words.get(subject.language)
        if words is None or not words.patterns:
            return
        found = [match for match in subject.find(pattern(*words.patterns)) if self.counts(subject, *match.span())]
        excused = (
            [each.span() for each in pattern(*words.unless).finditer(subject.text)] if found and words.unless else []
        )
        kept: list[tuple[int, int]] = []
        for match in found:
            start, end = match.span()
            if start == end or any(first < end and start < last for first, last in excused):
                continue
            sentence = subject.sentence(start)
            if words.unless_in_sentence and pattern(*words.unless_in_sentence).search(sentence):
                continue
            if words.only_with and not pattern(*words.only_with).search(sentence):
                continue
            kept.append((start, end))
        if len(kept) < self.file.at_least:
            return
        for start, end in _one_a_sentence(kept, subject) if self.file.at_least == 1 else kept[-1:]:
            said = " ".join(subject.text[start:end].split())
            yield Hit(words.message.format(words=said, count=len(kept)), start, end)

    def counts(self, subject: Subject, start: int, end: int) -> bool:
        """Whether a match stands where the rule looks."""
        passage = subject.passage_at(start)
        return (
            (passage.part in self.file.parts or (passage.is_heading and self.file.headings))
            and (self.file.headings or not passage.is_heading)
            and (self.file.in_quotations or not subject.is_quoted(start, end))
        )


def _one_a_sentence(places: Iterable[tuple[int, int]], subject: Subject) -> Iterator[tuple[int, int]]:
    before = None
    for start, end in places:
        sentence = subject.sentence_at(start)
        if sentence != before:
            yield start, end
        before = sentence


def load_phrases(path: str | Path) -> Rule:
    """Read a rule of words from a TOML file of your own; its name is the rule's id, its folder the language.

    Raises CatalogueError, with file and line, for what the form does not allow or RE2 does not read.
    """
    path = Path(path)
    language = path.parent.name if LANGUAGE.fullmatch(path.parent.name) else "en"
    return _rule(path.stem, {language: path})


@cache
def phrase_rules() -> tuple[Rule, ...]:
    """Give the rules of words that come with poa, by id."""
    files: dict[str, dict[str, Path]] = {}
    for path in sorted(FOLDER.glob("*/*.toml")):
        files.setdefault(path.stem, {})[path.parent.name] = path
    return tuple(_rule(name, versions) for name, versions in sorted(files.items()))


def _rule(name: str, versions: Mapping[str, Path]) -> Rule:
    first = "en" if "en" in versions else next(iter(versions))
    if not ISSUE_KEY.fullmatch(name):
        raise CatalogueError(
            f"'{name}' is no id of a rule.",
            "Name the file with small letters and underscores.",
            file=str(versions[first]),
        )
    main = _read(versions[first], _File)
    words: dict[str, _Words] = {first: main}
    words |= {language: _read(path, _Words) for language, path in versions.items() if language != first}
    return Rule(
        id=name,
        level=main.level,
        summary=main.summary,
        why=main.why,
        hint=main.hint,
        source=main.source,
        check=PhraseCheck(main, FrozenMap(words)),
        routes=all_routes_but(*main.except_routes) if main.except_routes else (),
        languages=tuple(words),
        section=main.section,
        flags=main.flags if first == "en" else (),
        accepts=main.accepts if first == "en" else (),
        examples_by_language={
            language: (each.flags, each.accepts) for language, each in words.items() if language != "en"
        },
    )


def _read(path: Path, model: type[ModelType]) -> ModelType:
    text = read_text(path)
    try:
        data: dict[str, Any] = tomllib.loads(text)
        return model.model_validate(data)
    except tomllib.TOMLDecodeError as problem:
        raise CatalogueError(f"it is no TOML ({problem}).", file=str(path)) from None
    except RecursionError:
        raise CatalogueError("its tables or lists lie too deep within each other.", file=str(path)) from None
    except ValidationError as problem:
        raise CatalogueError(
            evolve(each, file=str(path), line=_line(text, each)) for each in problems_of(problem, model)
        ) from None


def _line(text: str, problem: Problem) -> int | None:
    name = str(problem.path[0]) if problem.path else ""
    return next((number for number, line in enumerate(text.split("\n"), 1) if name and line.startswith(name)), 1)
