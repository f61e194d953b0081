"""What a rule is, for people: the text of `poa explain` and of the reference page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from poa.case_file import toml_value
from poa.review.levels import Level
from poa.review.rule import Example, ExampleLike, Rule
from poa.review.subject import Subject

_ABOUT = (
    "Made from the rules themselves: `python3 dev.py test --regen` writes it anew. The examples below are the tests of "
    "the rules. Passing them is no promise that a plan is accepted."
)


def explained(rule: Rule) -> str:
    """Explain a rule as Markdown: what, why, the way out, and its examples."""
    return "\n".join(_lines(rule, "#")) + "\n"


def reference_page(rules: Iterable[Rule]) -> str:
    """Write the page about all rules, the weightiest first."""
    ordered = sorted(rules, key=lambda rule: (-rule.level, rule.id))
    lines = [
        "# The rules of the review",
        "",
        _ABOUT,
        "",
        "| rule | level | objects to |",
        "|---|---|---|",
        *(f"| [`{rule.id}`](#{rule.id}) | {rule.level.label} | {rule.summary} |" for rule in ordered),
        "",
    ]
    for rule in ordered:
        lines += [*_lines(rule, "##"), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(rule: Rule, mark: str) -> Iterator[str]:
    yield f"{mark} {rule.id}"
    yield ""
    yield f"{rule.level.label.capitalize()}. {rule.summary}"
    yield ""
    yield rule.why
    yield ""
    yield f"**The way out:** {rule.hint}"
    if rule.routes:
        yield ""
        yield f"Applies on the routes: {', '.join(rule.routes)}."
    yield ""
    yield f"Source: {rule.source or 'your own'}."
    for title, examples, place in (("Objects to", rule.flags, 0), ("Lets pass", rule.accepts, 1)):
        if examples:
            yield ""
            yield f"{title}:"
            yield ""
            yield from (f"- {_said(each)}" for each in examples)
            for said in rule.examples_by_language.values():
                yield from (f"- {each}" for each in said[place])


def _said(given: ExampleLike) -> str:
    if isinstance(given, str):
        return _escaped(given)
    return "; ".join(part for part in _parts(given) if part) or "the letter of the example case"


def _parts(given: Example) -> Iterator[str]:
    if given.note:
        yield given.note.rstrip(".")
    if given.letter is not None:
        passages = Subject(given.letter).passages
        text = " / ".join(passage.text for passage in passages)
        yield _escaped(text if len(text) < 400 else f"{text[:400]} …")
    if given.case:
        yield "a case with " + ", ".join(f"`{name} = {_stated(value)}`" for name, value in given.case.items())


def _stated(value: Any) -> str:
    if value is None:
        return "(left out)"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {_stated(part)}" for name, part in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_stated(part) for part in value)}]"
    return str(toml_value(value))


def _escaped(text: str) -> str:
    return text.replace("\n", " ").replace("<", "&lt;").replace("*", "\\*").replace("|", "\\|").replace("`", "'")


def listed(rules: Sequence[Rule]) -> str:
    """List rules, a line each."""
    width = max(len(rule.id) for rule in rules)
    levels = max(len(level.label) for level in Level)
    return "\n".join(f"{rule.id:{width}}  {rule.level.label:{levels}}  {rule.summary}" for rule in rules)
