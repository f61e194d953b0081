"""What `poa catalogue new` writes: files that are read without error and say TODO wherever words are wanted."""

from poa.keys import LANGUAGE, paragraph_parts

MARK = "TODO"  # the pack check reports every line that still has it

_ISSUE = """\
#:schema ../.schemas/issue.schema.json
group    = "TODO"                # performance, intellectual property, condition, safety, listing, conduct, account
routes   = ["plan"]              # plan questionnaire documents dispute acknowledge settings_change wait phone video
evidence = []                    # kinds of evidence that its paragraphs name
facts    = []                    # the slots whose values a credible letter states
source   = "TODO: where the facts about this issue come from"
as_of    = {as_of}

[name]                           # as Amazon writes it; "en-GB" where the British name differs
en = "TODO"
zh = "TODO"

# [target]                       # only for a metric with a figure
# rule        = "below"          # below, above, at_least
# rate        = 0.04
# window_days = 30
# source      = "TODO"
# as_of       = {as_of}

[answers.plan]                   # one table for each route: what Amazon wants, and the steps of the seller
wants.en = "TODO"
wants.zh = "TODO"
steps    = [{{ en = "TODO", zh = "TODO" }}]
source   = "TODO"

[expected]                       # the causes, actions and measures that occur; paragraphs name them in `covers`
root_cause  = []
remediation = []
prevention  = []
"""

_SLOTS = """\
#:schema ../.schemas/slots.schema.json
# The facts that paragraphs of this issue ask for. A name means one thing in the whole catalogue.

# [{key}_order_count]
# kind        = "count"
# noun.en     = {{ one = "order", other = "orders" }}
# noun.zh     = {{ other = "笔订单" }}
# question.en = "How many orders does it concern?"
# question.zh = "涉及多少笔订单？"
# example     = 12
"""

_PARAGRAPH = """\
+++
summary = "TODO: one line for a person who looks for a paragraph"
{covers}source  = "TODO: where its substance comes from"
+++
{text}
"""

_COVERS = 'covers  = "TODO: the cause, action or measure that it puts into words"\n'

_TEXTS = {
    ("root_cause", "en"): "TODO: what happened, where in the work. {{investigator}} found this on {{investigated_on}}.",
    ("root_cause", "zh"): "TODO：发生了什么，在哪个环节。{{investigator}}于 {{investigated_on}}查明。",
    ("remediation", "en"): "On {{done_on}} {{owner}} TODO.",
    ("remediation", "zh"): "{{owner}}于 {{done_on}}TODO。",
    ("prevention", "en"): "{{owner}} TODO {{rhythm}} and TODO when TODO.",
    ("prevention", "zh"): "{{owner}}{{rhythm}}TODO，TODO 时 TODO。",
}


def issue_files(key: str, as_of: str) -> dict[str, str]:
    """Give the files of a new issue type by their path in the pack. `as_of` is a day, 2026-05-14."""
    return {f"{key}/issue.toml": _ISSUE.format(as_of=as_of), f"{key}/slots.toml": _SLOTS.format(key=key)}


def paragraph_file(paragraph_id: str, language: str) -> tuple[str, str]:
    """Give the path in the pack and the text of a new paragraph. ValueError if the id or the language has no such form."""
    _, section, _ = paragraph_parts(paragraph_id)
    if not LANGUAGE.fullmatch(language):
        raise ValueError(f"'{language}' is not a language: write en, zh …")
    base = language.split("-", maxsplit=1)[0]
    text = _TEXTS.get((section, base)) or _TEXTS.get((section, "en")) or "TODO"
    covers = _COVERS if (section, "en") in _TEXTS else ""
    return f"{paragraph_id}.{language}.md", _PARAGRAPH.format(covers=covers, text=text)
