"""`poa explain`: what a rule of the review objects to, why, and the way out."""

import click


@click.command()
@click.argument("rule_id", metavar="[RULE]", required=False)
def explain(rule_id: str | None) -> None:
    """Explain a rule of the review with its examples. Without RULE, list them all.

    \b
    poa explain
    poa explain future_in_remediation
    """
    from poa.errors import PoaError
    from poa.keys import nearest
    from poa.review import RULES
    from poa.review.accepting import ABOUT_ACCEPTANCES
    from poa.review.reference import explained, listed

    if rule_id is None:
        click.echo(listed(RULES))
        return
    if rule_id in ABOUT_ACCEPTANCES:
        click.echo(f"# {rule_id}\n\nWarning. {ABOUT_ACCEPTANCES[rule_id]}")
        return
    known = {rule.id: rule for rule in RULES}
    if rule_id not in known:
        raise PoaError(f"there is no rule '{rule_id}'.", nearest(rule_id, known) or "poa explain lists them all.")
    click.echo(explained(known[rule_id]), nl=False)
