"""An issue of the notice that the plan leaves out."""

from collections.abc import Iterator, Mapping
from typing import Any

from poa.review.coverage import KINDS, Asked, Kind, belongs_to, components, coverage, issues_of, name_of
from poa.review.example_case import EXAMPLE_CASE
from poa.review.levels import Level
from poa.review.passages import PointSeen
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words, said_in
from poa.review.vocabulary import names_issue

_LEAST = 5  # words; a section with fewer is missing, which is another rule's business
_SAYS_ENOUGH = 40  # words of a draft's three sections; below that it is too short to have left something out
_CALLED: Mapping[Kind, str] = {"cause": "cause", "done": "action", "prevented": "measure"}

# How an opening names an issue, or part of one, among others …
_NAMED: Mapping[str, Pattern] = {
    "late_shipment_rate": pattern(r"late[ -](?:shipments?|dispatch|shipping)|\bLSR\b|shipped late|迟发|延迟发货"),
    "a_to_z_claims": pattern(
        r"\bA[ -]?to[ -]?Z\b|\bA-?Z (?:guarantee )?claims?|guarantee claims?|undelivered|orders? (?:was |were )?not received|"
        r"not receiving (?:their )?orders?|non[ -]?receipt|non[ -]delivery|交易保障|A-?to-?Z|未收到(?:货|商品|订单|包裹)"
    ),
    "negative_feedback": pattern(r"negative (?:customer |seller |buyer )?feedbacks?|negative ratings?|负面反馈|差评"),
    "chargebacks": pattern(r"charge ?-?backs?|拒付"),
    "pre_fulfillment_cancel_rate": pattern(
        r"cancell?ation rate|cancel rate|cancell?ation of orders|order cancell?ations?|取消率"
    ),
    "valid_tracking_rate": pattern(r"valid tracking|\bVTR\b|有效追踪"),
    "on_time_delivery_rate": pattern(r"on[ -]time[ -]delivery|\bOTDR\b|准时送达"),
    "not_as_described": pattern(r"not as described|different items?|wrong items?|materially different|描述不符|发错货"),
    "used_sold_as_new": pattern(r"used sold as new|sold as new|二手(?:商品)?当新品"),
    "inauthentic": pattern(r"inauthentic|authenticity|真实性"),
    "trademark_complaint": pattern(r"trade ?mark|商标"),
    "copyright_complaint": pattern(r"copyright|版权|著作权"),
    "patent_complaint": pattern(r"\bpatents?\b|专利"),
    "product_safety": pattern(r"safety (?:complaints?|issues?|incidents?)|安全投诉"),
    "expired_product": pattern(r"\bexpired\b|过期"),
}
# … and what a section says that is about it, whether it names it or not.
_ABOUT: Mapping[str, Pattern] = {
    "late_shipment_rate": pattern(r"late|delay|ship|dispatch|handling|confirm|on time|迟|发货|处理时间|延误"),
    "a_to_z_claims": pattern(
        r"claims?\b|A-?to-?Z|receiv|receipt|undelivered|non-delivery|lost|deliver(?:y|ed)|transit|tracked|untracked|refund|索赔|收到|丢件|送达|物流"
    ),
    "negative_feedback": pattern(
        r"feedback|rating|stars?\b|comments?\b|complain|dissatisf|unhappy|negative|customer service|反馈|差评|评价|不满|投诉"
    ),
    "chargebacks": pattern(r"charge ?-?backs?|\bbanks?\b|cardholder|card ?issuer|payment dispute|拒付|银行|持卡人"),
    "pre_fulfillment_cancel_rate": pattern(r"cancel|stock|inventor|oversold|取消|库存|缺货"),
    "valid_tracking_rate": pattern(r"track|\bscan|carrier|追踪|物流"),
    "on_time_delivery_rate": pattern(r"on[ -]time|deliver|transit|late|准时|送达|时效"),
    "not_as_described": pattern(r"descri|different|wrong|page|listing|picture|photo|pick|match|mix|描述|发错|详情|图片|不符|混"),
    "used_sold_as_new": pattern(r"\bused\b|new\b|condition|return|inspect|seal|open|二手|旧|退货|封"),
    "inauthentic": pattern(r"authentic|genuine|suppl|invoice|source|brand|manufactur|真|正品|供应|发票|授权"),
    "trademark_complaint": pattern(r"trade ?mark|brand|logo|infring|rights owner|licen[cs]e|intellectual|商标|品牌|侵权|授权"),
    "copyright_complaint": pattern(r"copyright|image|photo|picture|text|infring|rights owner|licen[cs]e|intellectual|版权|图片|侵权|著作"),
    "patent_complaint": pattern(r"patent|design|infring|rights owner|licen[cs]e|intellectual|专利|外观|侵权"),
    "product_safety": pattern(r"safe|hazard|injur|test|warning|安全|检测"),
    "expired_product": pattern(r"expir|date|shelf|lot\b|batch|过期|保质|批次"),
}  # fmt: skip
_NONE_OF = pattern(r"(?:\b0|\bno|\bzero|\bwithout|\bnot|没有|无)\s+(?:any )?(?:\w+ )?$")


def check(subject: Subject) -> Iterator[Hit]:
    """Ask the coverage where there is a case, the opening where there is none."""
    if subject.case is not None:
        yield from _by_case(subject)
    else:
        yield from _by_opening(subject)


def _by_case(subject: Subject) -> Iterator[Hit]:
    notice = subject.case.notice if subject.case else None
    if len(issues_of(subject)) < 2 and not (notice and notice.greater_detail):
        return
    covered = coverage(subject)
    said = {kind for kind, section in KINDS.items() if count_words(said_in(subject, section)) >= _LEAST}
    missed: set[str | None] = set()
    if len(covered.issues) > 1:
        for issue in covered.issues:
            kinds = [
                kind
                for kind in KINDS
                if kind in said and not covered.cells[issue, kind] and not _is_about(issue, KINDS[kind], subject)
            ]
            if kinds:
                missed.add(issue)
                what = _listed([_CALLED[kind] for kind in kinds])
                yield Hit(f"The letter gives no {what} for {covered.name(issue)}.", section=KINDS[kinds[0]])
    for asked in covered.asked:
        if asked.kind in said and asked.issue not in missed and not _is_answered(asked, subject):
            yield Hit(
                f"The notice asks for '{asked.text}', and no {_CALLED[asked.kind]} answers it.",
                section=KINDS[asked.kind],
            )


def _is_answered(asked: Asked, subject: Subject) -> bool:
    if asked.answered_by or asked.issue is None:
        return True
    return _is_about(asked.issue, KINDS[asked.kind], subject)


def _is_about(issue: str, section: str, subject: Subject) -> bool:
    """Whether a section has a point about an issue: by its words, or by the cause that it answers."""
    causes = {point.point.key: point for point in subject.points_of("root_cause") if point.point.key}
    for point in subject.points_of(section):
        if _speaks_of(issue, point, subject):
            return True
        if any(key in causes and _speaks_of(issue, causes[key], subject) for key in point.point.addresses):
            return True
    return False


def _speaks_of(issue: str, point: PointSeen, subject: Subject) -> bool:
    if issue in {each.partition("/")[0] for each in (point.point.paragraph or "").split("+")}:
        return True
    belongs = belongs_to(point, subject)
    if belongs not in {None, issue} and issue not in components(belongs or "", subject):
        return False
    if names_issue(issue, point.text, name_of(issue, subject)):
        return True
    return point.is_own_words and issue in _ABOUT and _ABOUT[issue].search(point.text) is not None


def _by_opening(subject: Subject) -> Iterator[Hit]:
    beginning = subject.text_of("title", "greeting", "acknowledgement")
    named = [issue for issue, names in _NAMED.items() if _is_named(names, beginning)]
    if len(named) < 2:
        return
    texts = {section: said_in(subject, section) for section in KINDS.values()}
    said = {section: text for section, text in texts.items() if count_words(text) >= _LEAST}
    if len(said) < 2 or sum(count_words(text) for text in said.values()) < _SAYS_ENOUGH:
        return
    for issue in named:
        missing = [section for section, text in said.items() if not _ABOUT[issue].search(text)]
        if len(missing) >= 2:
            yield Hit(
                f"The opening names {name_of(issue, subject)}, which the sections below do not answer.",
                section=missing[0],
            )


def _is_named(names: Pattern, text: str) -> bool:
    return any(
        not _NONE_OF.search(text[max(0, match.span()[0] - 20) : match.span()[0]]) for match in names.finditer(text)
    )


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", no ".join(words[:-1]) + f" and no {words[-1]}"


_LATE = {
    "key": "typed-by-hand",
    "issue": "late_shipment_rate",
    "words": "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning.",
}
_BOX = {
    "key": "box",
    "issue": "order_defect_rate",
    "words": "The single-wall box of SKU HL-104 broke on the way; 2 buyers left negative feedback.",
}
_LINKED = {
    "issue": "late_shipment_rate",
    "words": "On 18 May 2026 Zhao Min linked the shipment confirmation to the label.",
    "addresses": ["typed-by-hand"],
}
_NEW_BOX = {
    "issue": "order_defect_rate",
    "words": "On 18 May 2026 Zhao Min changed to a double-wall box and tested 20 of them.",
    "addresses": ["box"],
}
_CHECK = {"issue": "late_shipment_rate", "words": "Zhao Min checks the unshipped orders every working day at 10:00."}
_DROP = {"issue": "order_defect_rate", "words": "Zhao Min drop-tests 3 boxes every month.", "addresses": ["box"]}
_BOTH = {
    "issues": ["late_shipment_rate", "order_defect_rate"],
    "root_cause": [_LATE, _BOX],
    "remediation": [_LINKED, _NEW_BOX],
    "prevention": [_CHECK, _DROP],
}
_ONLY_DEFECTS = {
    "facts": dict.fromkeys(EXAMPLE_CASE["facts"]),
    "issues": ["order_defect_rate"],
    "root_cause": [_BOX],
    "remediation": [_NEW_BOX],
    "prevention": [_DROP],
}
_DRAFT: Mapping[str, Any] = {
    "root_cause": ["Parcels below USD 20 went by a letter service; 4 of them were lost, and the buyers filed claims."],
    "remediation": ["On 16 May 2026 Daniel Kim refunded the 4 buyers and moved all parcels to Example Parcel Ground."],
    "prevention": ["Daniel Kim lists parcels without a first scan every working day at 17:00 and traces each of them."],
}

RULE = Rule(
    id="issue_unaddressed",
    level=Level.ERROR,
    summary="An issue that the notice names has no cause, no action or no measure in the letter.",
    why="A deactivation may combine several issues, and each needs its own answer in all three parts; what is left out "
    "comes back as a request for greater detail.",
    source="facts.md 1.1, 2.9 and 3.2; A1, A3",
    hint="Add a cause, an action and a measure for it.",
    check=check,
    routes=("plan", "questionnaire"),
    flags=[
        example(case={**_BOTH, "remediation": [_LINKED]}),
        example(case={**_BOTH, "issues": ["late_shipment_rate"], "root_cause": [{**_LATE}], "remediation": [_LINKED], "prevention": [_CHECK], "notice": {"issues": ["late_shipment_rate", "order_defect_rate"]}}),
        example(case={**_ONLY_DEFECTS, "notice": {"issues": ["order_defect_rate", "chargebacks"]}}),
        example(case={**_ONLY_DEFECTS, "notice": {"issues": ["order_defect_rate"], "greater_detail": ["Greater detail on the root cause(s) of chargebacks"]}}),
        example(acknowledgement=["Our Order Defect Rate was 1.86% because of A-to-z claims and chargebacks in the 60 days to 13 May 2026."], **_DRAFT),
        example(
            title="Plan of Action: our high defect rate",
            issues=("our_high_defect_rate",),
            issue_names={"our_high_defect_rate": "our high defect rate"},
            acknowledgement=["The rate was 1.86% because of A-to-z claims and chargebacks in the 60 days to 13 May 2026."],
            note="a draft with a name of its own for the issue",
            **_DRAFT,
        ),
    ],
    accepts=[
        example(case={}),
        example(case=_BOTH),
        example(case={**_ONLY_DEFECTS, "notice": {"issues": ["order_defect_rate", "negative_feedback"]}}, note="action and measure are tied to the cause that names it"),
        example(case={**_ONLY_DEFECTS, "notice": {"issues": ["order_defect_rate"], "greater_detail": ["Greater detail on the root cause(s) of negative feedback"]}}),
        example(acknowledgement=["Our Order Defect Rate was 1.86% because of undelivered orders, and we had no chargebacks in the 60 days to 13 May 2026."], **_DRAFT),
        example(acknowledgement=["Our Order Defect Rate was 1.86% because of A-to-z claims in the 60 days to 13 May 2026."], **_DRAFT),
    ],
)  # fmt: skip
