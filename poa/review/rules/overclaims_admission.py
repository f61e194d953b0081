"""A confession of more than the notice says."""

from collections.abc import Iterator

from attrs import frozen

from poa.review.accusations import accused_of
from poa.review.levels import Level
from poa.review.own_words import said, shown
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_WE = r"(?:we|i|our (?:company|store|team|staff|employees?|business|manager|clerk)|my (?:company|store|employees?))"
_GAP = r"(?:[ ,]+[\w'’-]+){0,6}?"
_ADMIT = r"(?:admit|confess|acknowledge|apologi[sz]e for|regret|are guilty of|accept that|am guilty of|plead guilty to|confirm that)"
_SOLD = (
    r"(?:s[eo]ld|sell|selling|list(?:ed|ing)|offer(?:ed|ing)|shipped|shipping|sent|supplied|supplying|bought|buying|purchased|sourced|sourcing|"
    r"imported|importing|used|using|delivered|stocked|dealt in)"
)
_COPIES = (
    r"(?:counterfeits?(?: (?:\w+ )?(?:products?|items?|goods|units?|merchandise))?|counterfeited (?:products?|items?|goods)|fakes|fake "
    r"(?:products?|items?|goods|brands?|branded|units?|merchandise|ones|stuff|copies|watches|bags|shoes|toys|batteries|\w+ products?)|"
    r"replicas?|knock-?offs?|pirated (?:\w+)|imitations?)"
)
_PAPERS = r"(?:documents?|invoices?|bills?|receipts?|papers?|certificates?|letters? of authori[sz]ation|statements?)"


@frozen
class _Confession:
    """Words of a confession, and the issues in which it is no more than the notice says."""

    what: str
    words: Pattern
    issues: frozenset[str]


_ENGLISH = (
    _Confession(
        "selling counterfeits",
        pattern(
            rf"\b{_WE}{_GAP} {_SOLD}{_GAP} {_COPIES}\b",
            rf"\b{_ADMIT}{_GAP} {_COPIES}\b",
            rf"\b(?:our|the|these|some of (?:our|the)) (?:products?|items?|goods|units?|inventory|stock)(?: we sold| that we sold| sold)? (?:was|were|are|is|may be|turned out to be)(?: indeed| really| in fact| not authentic and)* (?:an? )?{_COPIES}\b",
        ),
        frozenset({"counterfeit_complaint", "received_ip_account", "trademark_complaint"}),
    ),
    _Confession(
        "fraud",
        pattern(
            rf"\b{_WE}{_GAP} (?:committed|engaged in|carried out|took part in|participated in|practi[cs]ed|conducted){_GAP} (?:fraud|frauds|fraudulent \w+|scams?|deception|deceptive \w+|cheating|illegal \w+)\b",
            rf"\b{_WE}(?: have| had| also| deliberately| intentionally| knowingly| really| indeed)* (?:defrauded|deceived|cheated|scammed|lied to|misled|tricked) (?:\w+ )?(?:customers?|buyers?|amazon|you)\b",
            rf"\b{_ADMIT}{_GAP} (?:fraud|fraudulent|deceptive|deceiving|cheating|scamming|illegal)\b",
            rf"\b{_WE}(?: have| had)? (?:broke|broken|violated) the law\b",
        ),
        frozenset({"section3_deceptive_activity", "fba_reimbursement_abuse", "forged_documents"}),
    ),
    _Confession(
        "manipulating reviews",
        pattern(
            rf"\b{_WE}{_GAP} (?:manipulat(?:ed|ing)|bought|buying|purchased|paid(?: \w+){{0,3}} for|paying for|incentivi[sz]ed|faked|exchanged|solicited){_GAP} (?:reviews?|ratings?|feedbacks?)\b",
            rf"\b{_WE}{_GAP} (?:posted|wrote|left|used|obtained|got|ordered|generated){_GAP} (?:fake|false|paid|incentivi[sz]ed) (?:\w+ )?(?:reviews?|ratings?|feedbacks?)\b",
            rf"\b{_ADMIT}{_GAP} (?:fake reviews?|review manipulation|manipulat\w+ (?:\w+ ){{0,2}}reviews?|paid reviews?)\b",
        ),
        frozenset({"review_manipulation", "sales_rank_manipulation", "communication_policy"}),
    ),
    _Confession(
        "fake orders",
        pattern(
            rf"\b{_WE}{_GAP} (?:placed|made|created|bought|generated|used|carried out|engaged in){_GAP} (?:fake orders?|false orders?|brushing|empty parcels?)\b",
            rf"\b{_WE}(?: have| had)? manipulated{_GAP} (?:sales rank\w*|search results?|ranking)\b",
        ),
        frozenset({"sales_rank_manipulation", "review_manipulation"}),
    ),
    _Confession(
        "selling stolen goods",
        pattern(
            rf"\b{_WE}{_GAP} {_SOLD}{_GAP} stolen (?:\w+ )?(?:products?|items?|goods|property|units?|merchandise)\b",
            rf"\b{_WE}(?: have| had| also)* (?:stole|stolen|copied and stole)\b",
            r"\b(?:products?|items?|goods|units?) (?:we sold |that we sold )?(?:was|were|are) stolen (?:goods|property)\b",
        ),
        frozenset(),
    ),
    _Confession(
        "forging papers",
        pattern(
            rf"\b{_WE}{_GAP} (?:forged|falsified|doctored|photoshopped|faked|fabricated|altered|edited|manipulated){_GAP} {_PAPERS}\b",
            rf"\b{_WE}{_GAP} (?:submitted|sent|provided|used|uploaded|gave){_GAP} (?:fake|forged|false|falsified|altered|doctored|edited|manipulated) (?:\w+ )?{_PAPERS}\b",
        ),
        frozenset({"forged_documents"}),
    ),
    _Confession(
        "fake tracking numbers",
        pattern(
            rf"\b{_WE}{_GAP} (?:uploaded|entered|used|gave|provided|submitted|sent|confirmed|created|faked){_GAP} (?:fake|false|dummy|invented|made-up|fictitious|bogus) (?:\w+ )?(?:tracking|shipments?|shipping confirmations?)\b",
        ),
        frozenset({"shipment_confirmed_not_shipped", "valid_tracking_rate", "drop_shipping"}),
    ),
    _Confession(
        "infringing rights",
        pattern(
            rf"\b{_WE}(?: have| had| knowingly| deliberately| intentionally| clearly| indeed| really| also| did)* (?:infringed?|violated?|stole|pirated){_GAP} (?:trademarks?|copyrights?|patents?|intellectual property(?: rights)?|IP rights)\b",
        ),
        frozenset(
            {
                "suspected_ip",
                "trademark_complaint",
                "copyright_complaint",
                "patent_complaint",
                "counterfeit_complaint",
                "received_ip_account",
                "listing_policy",
            }
        ),
    ),
)
_NO_CONFESSION = pattern(
    r"\b(?:not|never|n.t|no|nor|neither|without|none|nobody)\b",
    r"\b(?:stopp?(?:ed|ing)?|may have|might|could|would|whether|suspect\w*|alleged\w*|prevent\w*|avoid\w*|if|possib\w+|checks?|checked|"
    r"compar\w+|reject\w*|against|risk|protect\w*|detect\w*|look(?:ed|s)? for|train\w*|report(?:s|ed)?|who|buyers? (?:who|that)|remov\w+)\b",
    r"\b(?:complaints?|notices?|claims?|reports?|allegations?|concerns?|accusations?|warnings?|polic(?:y|ies)|returns?|cases?)\b",
)
_AFTER = 40
_ANY = pattern(  # one of these is in every confession
    r"counterfeit|\bfakes?\b|faked|replicas?\b|knock-?off|pirated|imitation|fraud|scam|decept|deceiv|cheat|illegal|misled|tricked|lied to|"
    r"broken? the law|brushing|sales rank|\bstolen?\b|forged|falsif|doctored|photoshop|fabricat|dummy|invented|made-up|fictitious|bogus|"
    r"\bfalse\b|infring|violated the law|empty parcel",
    r"(?:altered|edited|manipulat\w+|violate[d]?)[^.!?\n]*(?:document|invoice|bill|receipt|certificate|statement|review|rating|rank|result|"
    r"trademark|copyright|patent|intellectual)",
    r"(?:bought|buying|purchased|paid|paying|incentivi\w+|exchanged|solicited|used|ordered|generated)[^.!?\n]*\b(?:reviews|review|ratings?|feedbacks?)\b",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Compare what is confessed with the issues of the case, or of the draft."""
    if subject.language != "en" or not _ANY.search(subject.text):
        return
    issues = accused_of(subject)
    for confession in _ENGLISH:
        if not issues or issues & confession.issues:
            continue
        for match in said(subject, confession.words):
            start, end = match.span()
            last = subject.sentence_at(start)[1]
            if _NO_CONFESSION.search(subject.text[start : min(last, end + _AFTER)]):
                continue
            yield Hit(f"'{shown(match)}' admits {confession.what}, which the notice does not say.", start, end)
            break


RULE = Rule(
    id="overclaims_admission",
    level=Level.WARNING,
    summary="The letter confesses to more than the notice says.",
    why="An admission cannot be taken back, and a confession to fraud or counterfeits makes a graver case of a smaller one.",
    source="facts.md 3.2; L3, L4",
    hint='Answer what the notice says, with what you know: "We could not document the supply chain of 2 ASINs."',
    check=check,
    section="root_cause",
    flags=[
        example(issues=["inauthentic"], root_cause=["We admit that we sold fake products."]),
        example(case={}, root_cause=["We have been selling counterfeit goods since March 2026."]),
        example(case={}, root_cause=["In April 2026 we bought 12 reviews from an agency."]),
        example(issues=["inauthentic"], root_cause=["We edited the invoices of our supplier."]),
        example(issues=["late_shipment_rate"], root_cause=["We deceived customers with wrong dates."]),
        example(issues=["late_shipment_rate"], root_cause=["Our clerk uploaded fake tracking numbers for 12 orders."]),
        example(acknowledgement=["Our Late Shipment Rate was too high."], root_cause=["We committed fraud."]),
    ],
    accepts=[
        example(issues=["counterfeit_complaint"], root_cause=["From March to May 2026 we sold 12 counterfeit units."]),
        example(issues=["review_manipulation"], root_cause=["In April 2026 we bought 12 reviews from an agency."]),
        example(issues=["inauthentic"], root_cause=["We could not document the supply chain of 2 ASINs."]),
        example(issues=["inauthentic"], root_cause=["We have not sold counterfeit goods."], note="a negation"),
        example(issues=["inauthentic"], root_cause=["We received a counterfeit complaint on 3 May 2026."]),
        example(case={}, prevention=["Zhao Min checks each batch so that we do not sell fake products."]),
        example(case={}, root_cause=["On 4 May 2026 two parcels were stolen from the van."], note="no confession"),
        example(root_cause=["We sold 12 counterfeit units."], note="what the notice says is not known"),
        example(case={}),
    ],
)
