"""`poa catalogue`: look at the catalogue and extend it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from poa.cli.catalogue_check import check
from poa.cli.catalogue_new import new, schema
from poa.keys import ANY_ISSUE, SECTION_KEYS

if TYPE_CHECKING:
    from poa.catalogue import Catalogue, Paragraph

_packs = click.option(
    "--pack", "packs", multiple=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Look in a pack too."
)


@click.group()
def catalogue() -> None:
    """List, show, check and extend the issue types and paragraphs of the catalogue.

    \b
    poa catalogue list --issue late_shipment_rate --section root_cause
    poa catalogue show late_shipment_rate/root_cause/tracking-entered-late
    poa catalogue show identity_verification
    poa catalogue check my-pack
    poa catalogue new paragraph late_shipment_rate/prevention/pallet-booking --pack my-pack
    """


catalogue.add_command(check)
catalogue.add_command(new)
catalogue.add_command(schema)


@catalogue.command("list")
@click.option("--issue", metavar="KEY", help="Only this issue, its components and what every issue shares.")
@click.option("--section", type=click.Choice(SECTION_KEYS), help="Only this section.")
@click.option("--answers", metavar="ID", help="Only what usually answers this root cause.")
@click.option("--language", default="en", show_default=True, help="Names and paragraphs in this language.")
@_packs
def list_paragraphs(
    issue: str | None, section: str | None, answers: str | None, language: str, packs: tuple[Path, ...]
) -> None:
    """List issues, or the paragraphs of one with a line each."""
    from poa.cli.packs import catalogue_with
    from poa.errors import CatalogueError

    words = catalogue_with(packs)
    if issue is None and section is None and answers is None:
        for each in words.issues:
            click.echo(f"{each.key}  {each.named(language)}")
        return
    if answers is not None:
        words.paragraph(answers)  # says what is wrong with the id
        issue = issue or answers.partition("/")[0]
    lines: dict[str, str] = {}
    for key in [issue] if issue else [known.key for known in words.issues]:
        for part in (section,) if section else SECTION_KEYS:
            for paragraph in words.suggest(key, part, language):
                if answers is None or answers in paragraph.addresses:
                    lines.setdefault(paragraph.id, paragraph.summary)
    if not lines:
        what = f"answers '{answers}'" if answers else "is asked for"
        raise CatalogueError(f"no paragraph in '{language}' {what}.", "Take another section, issue or language.")
    for paragraph_id, summary in lines.items():
        click.echo(f"{paragraph_id}  {summary}")


@catalogue.command("show")
@click.argument("name", metavar="ID")
@click.option("--language", "languages", multiple=True, help="In this language; left out, in all that there are.")
@_packs
def show(name: str, languages: tuple[str, ...], packs: tuple[Path, ...]) -> None:
    """Print a paragraph: text, slots with questions, how it reads with examples, evidence; or an issue type.

    ID is issue/section/slug, or the key of an issue type.
    """
    from poa.cli.issues import issue_lines
    from poa.cli.packs import catalogue_with

    words = catalogue_with(packs)
    if "/" not in name:
        issue = words.issue(name)
        for language in languages or [code for code in sorted(issue.name) if "-" not in code]:
            for line in issue_lines(issue, words, language):
                click.echo(line)
            click.echo()
        return
    there = {code for pack in words.packs for code in pack.paragraph_files(name.partition("/")[0]).get(name, ())}
    for index, language in enumerate(languages or sorted(there) or ("en",)):
        if index:
            click.echo()
        _show_paragraph(words.paragraph(name, language), words)


def _show_paragraph(paragraph: "Paragraph", words: "Catalogue") -> None:
    from poa.case_file import toml_value
    from poa.catalogue.check import example_facts
    from poa.facts import plain
    from poa.fill import fill
    from poa.languages import language as load_language
    from poa.markup import write
    from poa.render.text import render_text
    from poa.sections import Greeting, PlanOfAction

    language = paragraph.language
    issue = paragraph.issues[0] if paragraph.issues else ANY_ISSUE
    slots = words.slots(issue)
    click.echo(f"{paragraph.id} [{language}]  {paragraph.summary}\n")
    click.echo(f"{write(paragraph.blocks)}\n")
    for name in paragraph.slots:
        if name not in slots:
            click.echo(f"  {name}: not declared")
            continue
        example = toml_value(plain(slots[name].example))
        click.echo(f"  {name} ({slots[name].kind}): {slots[name].asked(language)} For example: {example}")
    filled = fill(paragraph.blocks, example_facts(words, issue, language), load_language(language))
    click.echo(f"\n{render_text(PlanOfAction(language=language, greeting=Greeting(filled)), wrap=100)}", nl=False)
    for title, names in (
        ("Evidence that would support it", paragraph.evidence),
        ("Answers", paragraph.addresses),
        ("Not together with", paragraph.conflicts),
        ("Reads after", paragraph.follows),
        ("Only by the routes", paragraph.routes),
        ("Replaced by", (paragraph.replaced_by,) if paragraph.replaced_by else ()),
    ):
        if names:
            click.echo(f"\n{title}: {', '.join(names)}")
