"""`poa catalogue`: list, show and check paragraphs."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poa.errors import Problem
from poa.keys import ANY_ISSUE, SECTION_KEYS

if TYPE_CHECKING:
    from poa.catalogue import Catalogue
    from poa.catalogue.packs import Pack


@click.group()
def catalogue() -> None:
    """List, show and check the paragraphs of the catalogue.

    \b
    poa catalogue list --issue late_shipment_rate --section root_cause
    poa catalogue show late_shipment_rate/root_cause/tracking-entered-late
    poa catalogue check my-pack
    """


@catalogue.command("list")
@click.option("--issue", metavar="KEY", help="Only this issue, its components and what every issue shares.")
@click.option("--section", type=click.Choice(SECTION_KEYS), help="Only this section.")
@click.option("--language", default="en", show_default=True, help="Paragraphs in this language.")
def list_paragraphs(issue: str | None, section: str | None, language: str) -> None:
    """List issues, or the paragraphs of one with a line each."""
    from poa.catalogue import Catalogue

    words = Catalogue.builtin()
    if issue is None and section is None:
        for each in words.issues:
            click.echo(f"{each.key}  {each.named('en')}")
        return
    for key in [issue] if issue else [known.key for known in words.issues]:
        for part in (section,) if section else SECTION_KEYS:
            for paragraph in words.suggest(key, part, language):
                if issue or paragraph.id.startswith((f"{key}/", f"{ANY_ISSUE}/")):
                    click.echo(f"{paragraph.id}  {paragraph.summary}")


@catalogue.command("show")
@click.argument("paragraph_id", metavar="ID")
@click.option("--language", default="en", show_default=True, help="The paragraph in this language.")
def show_paragraph(paragraph_id: str, language: str) -> None:
    """Print a paragraph: its text, its slots with their questions, and how it reads with their examples."""
    from poa.case_file import toml_value
    from poa.catalogue import Catalogue
    from poa.catalogue.check import example_facts
    from poa.facts import plain
    from poa.fill import fill
    from poa.languages import language as load_language
    from poa.markup import write
    from poa.render.text import render_text
    from poa.sections import Greeting, PlanOfAction

    words = Catalogue.builtin()
    paragraph = words.paragraph(paragraph_id, language)
    issue = paragraph.issues[0] if paragraph.issues else ANY_ISSUE
    slots = words.slots(issue)
    click.echo(f"{paragraph.id}  {paragraph.summary}\n")
    click.echo(f"{write(paragraph.blocks)}\n")
    for name in paragraph.slots:
        example = toml_value(plain(slots[name].example))
        click.echo(f"  {name} ({slots[name].kind}): {slots[name].asked(language)} For example: {example}")
    filled = fill(paragraph.blocks, example_facts(words, issue, language), load_language(language))
    click.echo(
        f"\n{render_text(PlanOfAction(language=paragraph.language, greeting=Greeting(filled)), wrap=100)}", nl=False
    )
    if paragraph.evidence:
        click.echo(f"\nEvidence that would support it: {', '.join(paragraph.evidence)}")


@catalogue.command("check")
@click.argument("folder", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> None:
    """Check a pack: every problem at once, with file and line. Without FOLDER, the built-in one.

    The review then reads a letter around each paragraph, made of the examples of its slots.
    """
    from poa.catalogue import Catalogue
    from poa.catalogue.check import check_pack

    words = Catalogue.builtin()
    if folder is not None:
        words = Catalogue(*words.packs, *Catalogue.from_folder(folder).packs)  # a clash is one of the problems
    pack = words.packs[-1]
    problems = check_pack(pack, words)
    for problem in problems:
        click.echo(str(problem))
    if not problems:  # letters can only be made of a sound pack
        problems = tuple(_objections(pack, words))
        for problem in problems:
            click.echo(str(problem))
    click.echo(f"{len(problems)} problems found." if problems else "The pack is clean.", err=True)
    sys.exit(1 if problems else 0)


def _objections(pack: "Pack", words: "Catalogue") -> Iterator[Problem]:
    """Review a letter around each paragraph of a pack, made of slot examples; it must have no error and no warning."""
    from poa.testing import findings_of_examples

    told: set[str] = set()
    for issue in words.issues:
        for key in (issue.key, ANY_ISSUE):
            versions = pack.paragraph_files(key)
            for language in sorted({language for files in versions.values() for language in files}):
                for paragraph, finding in findings_of_examples(words, issue.key, language, versions):
                    said = f"in a letter about {issue.key}: {finding.message} [{finding.rule}] '{finding.excerpt}'"
                    if (once := f"{paragraph} {finding.rule} {finding.message}") not in told:
                        told.add(once)
                        yield Problem(said, finding.hint, file=str(versions[paragraph][language]))
