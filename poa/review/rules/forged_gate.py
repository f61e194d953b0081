"""A denial of forgery by somebody who does not say that the original is there."""

from collections.abc import Iterator

from poa.review.accusations import accused_of
from poa.review.denials import denials
from poa.review.levels import Level
from poa.review.originals import FACT, original_is_held
from poa.review.own_words import said, shown
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

ISSUE = "forged_documents"
_OPENING = 600  # characters in which a draft names its issue, where nothing marks them
_PAPER = (
    r"(?:documents?|documentation|invoices?|bills?|papers?|receipts?|certificates?|letters? of authori[sz]ation|licen[cs]es?|"
    r"statements?|files?|pdfs?)"
)
_FORGED = r"(?:forged|falsified|manipulated|altered|doctored|tampered|fabricated|fake|faked|edited|inauthentic|modified|counterfeit)"
_NAMED = {
    "en": pattern(
        rf"\b{_FORGED} (?:or \w+ |and \w+ )?(?:utility |supply |business |supporting |purchase )?{_PAPER}\b",
        rf"\b(?:forg(?:ery|ing)|falsif(?:y|ying|ication)|alter(?:ing|ation)|manipulat(?:ing|ion)|fabricat(?:ing|ion)|tamper(?:ing)?) (?:of |with )?(?:the |our |any |your )?(?:\w+ )?{_PAPER}\b",
        rf"\b{_PAPER}(?: \w+){{0,4}} (?:was|were|is|are|been|being) {_FORGED}\b",
        r"\bforged_documents\b",
    ),
    "zh": pattern(
        "(?:伪造|篡改|变造|虚假|PS|ps)(?:的|了|过)?(?:\\p{Han}){0,4}(?:文件|发票|账单|单据|证件|资料|授权书|材料|凭证)",
        "(?:文件|发票|账单|单据|资料|授权书|材料)(?:\\p{Han}){0,6}(?:伪造|篡改|变造|造假|虚假)",
    ),
}
_MAYBE = pattern(
    r"forg(?:ed|ing|ery)|falsif|manipulat|\balter(?:ed|ing|ation)|tamper|doctored|\bfake|伪造|篡改|变造"
)  # a draft about it has one of these
_STANDS_BY = {
    "en": pattern(
        r"\b(?:did not|didn.?t|have not|haven.?t|has not|hasn.?t|never|has never|have never|nobody|no one|not been|not|n.t)(?: ever| once| been| in any way| even)* (?:forged?|alter(?:ed)?|edit(?:ed)?|modif(?:y|ied)|change[ds]?|falsif(?:y|ied)|manipulated?|tamper(?:ed)?|fabricated?|doctor(?:ed)?|fake[ds]?|photoshop(?:ped)?)\b",
        rf"\b{_PAPER}(?: \w+){{0,6}}? (?:is|are|was|were)(?: all| both| completely| fully| totally| absolutely| indeed| certainly| truly| original and| real and| genuine and| valid and)*(?: 100 ?%)? (?:authentic|genuine|real|original|valid|legitimate|true|unaltered|legit|correct)\b",
        rf"\b(?:authentic|genuine|real|unaltered|legitimate) (?:and \w+ )?{_PAPER}\b",
    ),
    "zh": pattern(
        "(?:没有|从未|并未|未|没|不曾|从来没有)(?:\\p{Han}){0,4}(?:伪造|篡改|修改|变造|造假|PS|ps)",
        "(?:文件|发票|账单|单据|资料|授权书|材料)(?:\\p{Han}){0,4}(?:都是|均为|是|均|全部|完全|绝对)(?:真实|有效|原件|正规|合法)",
    ),
}
_LATER = {
    "en": pattern(
        r"\b(?:ensur\w+|mak(?:e|es|ing) sure|only|will|whether|from now on|so that|before|check\w*|verif\w*|accept\w*|request\w*|ask\w*)\b"
    ),
    "zh": pattern("确保|只|今后|以后|将|核对|核实|是否|避免|防止"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Where the issue is forged papers and no fact says that the originals are held, let nothing be denied."""
    if not _is_about_forgery(subject) or original_is_held(subject):
        return
    gate = (
        f"nothing says that the originals are held (fact '{FACT}'), so the letter may not deny that papers were forged"
    )
    if subject.route == "dispute":
        yield Hit(f"This is a dispute, and {gate}.", section="acknowledgement")
        return
    later = _LATER.get(subject.language)
    stands_by = [
        match
        for match in said(subject, _STANDS_BY.get(subject.language))
        if not (later and later.search(subject.sentence(match.span()[0])))
    ]
    first = min([*stands_by, *denials(subject)], key=lambda match: match.span(), default=None)
    if first is not None:
        yield Hit(f"'{shown(first)}' is a denial, and {gate}.", *first.span())


def _is_about_forgery(subject: Subject) -> bool:
    if ISSUE in subject.letter.issues:
        return True
    if (subject.case is not None or _MAYBE.search(subject.text)) and ISSUE in accused_of(subject):
        return True
    named = _NAMED.get(subject.language)
    if subject.case is not None or named is None:
        return False
    opening = subject.text_of("title", "greeting", "acknowledgement")
    return named.search(opening) is not None or named.search(subject.text[:_OPENING]) is not None


RULE = Rule(
    id="forged_gate",
    level=Level.ERROR,
    summary="A letter about forged papers denies, and no original is held.",
    why="A forged or altered paper is the one violation that a second paper makes final. A denial helps only somebody who holds "
    "the original from its issuer; poa does not help to write one for anybody else.",
    source="facts.md 1.10 and 2.6 forged_documents; our own judgement",
    hint=f"If you hold the originals from the issuer, enclose them and state it there: [[evidence]] facts = {{ {FACT} = true }}. If not, say who altered "
    "which paper and when, and what was done, and take professional advice before you send anything.",
    check=check,
    section="acknowledgement",
    flags=[
        example(
            acknowledgement=["Our account was deactivated for forged documents. We did not alter the invoice."],
            note="a draft that names its issue",
        ),
        example(
            case={"issues": ["forged_documents"], "notice": {"issues": ["forged_documents"]}},
            acknowledgement=["The invoices that we sent are all genuine."],
        ),
        example(
            case={"issues": ["forged_documents"], "notice": {"issues": ["forged_documents"]}, "route": "dispute"},
            acknowledgement=["We write about the notice of 14 May 2026."],
            note="every dispute denies",
        ),
        example(
            title="Plan of Action: forged documents",
            root_cause=["We have not violated any policy."],
        ),
    ],
    accepts=[
        example(
            case={
                "issues": ["forged_documents"],
                "notice": {"issues": ["forged_documents"]},
                "route": "dispute",
                "evidence": [
                    {
                        "key": "carrier-scans",
                        "kind": "original_invoice",
                        "title": "Invoice 1042, from its issuer",
                        "facts": {"original_held": True},
                    }
                ],
            },
            acknowledgement=["We did not alter the invoice; the issuer's original is Exhibit 1."],
        ),
        example(
            acknowledgement=["Our account was deactivated for forged documents."],
            root_cause=["On 3 May 2026 our agency edited the date of invoice 1042 and we sent it without a check."],
            note="it admits",
        ),
        example(
            acknowledgement=["Our account was deactivated for forged documents."],
            prevention=[
                "Since 18 May 2026 Li Wei accepts only original invoices from the issuer, so that none is altered."
            ],
            note="a measure",
        ),
        example(
            acknowledgement=["Our offers were deactivated for late shipments. We did not alter the handling time."]
        ),
        example(case={}, note="another issue"),
        example(
            acknowledgement=["Our account was deactivated for forged documents."],
            root_cause=['The issuer wrote on 15 May 2026: "This invoice is genuine."'],
            note="another's words",
        ),
    ],
    examples_by_language={
        "zh": (
            (
                "账户因伪造文件被停用。我们没有修改发票。",
                "亚马逊认为我们提交了篡改的发票，但发票都是真实的。",
                "我们收到关于伪造单据的通知，我们从未伪造任何文件。",
            ),
            (
                "账户因伪造文件被停用。5 月 3 日代理修改了发票日期，我们未核对就提交了。",
                "我们没有修改备货时间。",
                "迟发率为 8.98%，目标低于 4%。",
                "账户因伪造文件被停用。今后只接受开票方提供的原件，避免被篡改。",
                "5 月 18 日我们向供应商索取了发票原件。",
            ),
        )
    },
)
