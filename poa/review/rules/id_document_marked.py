"""An identity document that has been marked."""

from collections.abc import Iterator

from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import paper_of
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.sections import Closing

_DOCUMENT = (
    r"(?:passports?|(?:identity|identification|id|national id|resident) (?:cards?|documents?)|driv(?:er.?s?|ing) "
    r"licen[cs]es?|business licen[cs]es?|utility bills?|(?:bank|credit card|card) statements?)"
)
_MARKED = r"(?:highlight(?:ed|ing)?|circl(?:e|ed|ing)|underlin(?:e|ed|ing)|annotat(?:e|ed|ing)|mark(?:ed|ing)|edit(?:ed|ing)|red box(?:es)?)"
_WORDS = {
    "en": pattern(
        rf"\b(?:i|we|have|has|had|was|were|is|are|been|and|also|[A-Z][a-z]+ [A-Z][a-z]+) {_MARKED}\b[^.;:\n]{{0,60}}?\b(?:in|on) "
        rf"(?:the |our |my |his |her |both |all |a |copies of (?:the |our |my )?)*[^.;:\n]{{0,20}}?\b{_DOCUMENT}\b",
        rf"\b{_DOCUMENT}\b[^.;:\n]{{0,40}}?\b(?:is|are|was|were|has been|have been) {_MARKED}\b",
        rf"\b{_DOCUMENT}\b[^.;:\n()]{{0,40}}?\((?:[\w ]{{1,30}} )?(?:highlighted|circled|marked|underlined|annotated)\b",
        rf"\b(?:marked|highlighted|circled|annotated|underlined) (?:cop(?:y|ies) of (?:the |our |my )?)?{_DOCUMENT}\b",
    ),
    "zh": pattern(
        r"(?:身份证|护照|营业执照|驾驶证|水电费?账单|水费单|电费单|银行对账单|信用卡账单)(?:上|中|里|复印件|扫描件)[^。；\n]{0,20}(?:圈出|标注|标记|划线|标红|高亮|画圈|修改|P图)",
        r"(?:圈出|标注|标记|划线|标红|高亮|画圈)(?:了|过)?[^。；\n]{0,10}的?(?:身份证|护照|营业执照|驾驶证|水电费?账单|银行对账单|信用卡账单)",
    ),
}
_NOT = {
    "en": pattern(
        r"\b(?:not|never|no|without|un(?:marked|altered|edited)|nothing|instead|again|new|replaced|removed)\b"
    ),
    "zh": pattern("(?:没有|未|不|无|重新|原件)"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look among the papers of the case, and for words that say that one was marked."""
    for evidence in subject.case.evidence if subject.case else ():
        sort = paper_of(evidence)
        if sort is not None and sort.identity and evidence.annotated:
            yield Hit(f"'{evidence.title}' is {sort.noun} and has been marked.")
    searched = _WORDS.get(subject.language)
    for match in (
        subject.find(searched, "greeting", "acknowledgement", "remediation", "closing", "enclosures", "unplaced")
        if searched
        else ()
    ):
        start, end = match.span()
        if not subject.is_quoted(start, end) and not _NOT[subject.language].search(subject.sentence(start)):
            yield Hit(f"'{' '.join(match.group().split())}': an identity document must not be marked.", start, end)


RULE = Rule(
    id="id_document_marked",
    level=Level.ERROR,
    summary="An identity document has been highlighted, circled or written on.",
    why="Identity documents must be unaltered: a mark on one is read as a change, and the document is refused. Only "
    "supporting papers such as invoices are to be highlighted.",
    source="facts.md 1.4 and 3.2",
    hint="Enclose a clean scan or photograph of the whole page, and write what it shows into the letter.",
    check=check,
    section="closing",
    flags=[
        paper_example("identity_verification", {"kind": "passport", "annotated": True}, route="documents"),
        paper_example("identity_verification", {"kind": "utility_bill", "annotated": True}, route="documents"),
        paper_example("related_account", {"kind": "business_licence", "annotated": True}),
        "We have highlighted the name and the address on our utility bill.",
        "For your convenience the expiry date in my passport is circled, and we underlined the number on the ID card.",
        "The bank statement was highlighted in yellow.",
        example(closing=Closing(enclosures=[("id", "ID card of Li Wei (name highlighted)")])),
    ],
    accepts=[
        paper_example("identity_verification", {"kind": "passport", "annotated": False}, route="documents"),
        paper_example(
            "identity_verification", {"kind": "passport"}, route="documents", note="nothing is said of marks"
        ),
        paper_example(
            "inauthentic", {"kind": "supplier_invoice", "annotated": True}, note="an invoice is to be marked"
        ),
        "We have highlighted the ASINs on the invoices.",
        "The passport is enclosed as an unedited photograph; nothing is marked on it.",
        "On 18 May 2026 Li Wei scanned the business license again, since the first copy had been highlighted.",
        'The buyer wrote: "I highlighted my name on the ID card."',
        "Our trade mark is registered, and the passport is enclosed.",
    ],
    examples_by_language={
        "zh": (
            ("我们在营业执照上圈出了公司名称。", "护照扫描件中姓名已标红。", "随信附上标注过的身份证。"),
            (
                "营业执照扫描件未做任何标注。",
                "我们在发票上标注了 ASIN。",
                "身份证正反面照片为原件拍摄，没有修改。",
                "已重新拍摄护照，替换之前标注过的扫描件。",
                "营业执照已随信提交。",
            ),
        )
    },
)
