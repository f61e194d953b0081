"""Something of value for a review, or for changing or taking back a feedback."""

from collections.abc import Iterator

from poa.review.accusations import accused_of
from poa.review.levels import Level
from poa.review.own_words import said, shown
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_ABOUT_REVIEWS = frozenset({"review_manipulation", "sales_rank_manipulation", "communication_policy"})
_GOOD = (
    r"(?:(?:full|partial|additional|extra|small|free|special|generous|\$ ?\d+|\d+ ?%|usd \d+|amazon|a|an|the|some) )*(?:refund(?:s|ed|ing)?|"
    r"gifts?(?: ?cards?)?|discounts?|coupons?(?: codes?)?|vouchers?|rebates?|cash ?back|money(?: back)?|compensat(?:ion|ed|e|ing)|"
    r"(?:free )?(?:products?|items?|samples?|replacements?|units?)|replacements?|rewards?|bonus(?:es)?|store credits?|credits?|"
    r"incentives?|payments?|reimburse(?:ment|d)?|paypal|\$ ?\d+|usd \d+|\d+(?:\.\d+)? ?(?:usd|dollars?|\$|euros?|eur|gbp|pounds?))"
)
_SAID = (
    r"(?:(?:negative|positive|good|bad|[1-5][- ]star|five[- ]star|one[- ]star|their|his|her|the|a|an|product|seller|this|that|these|"
    r"those|better|such|higher|honest|great|nice|favou?rable|poor|low|any|amazon|our|it|customer|all) )*(?:feed ?backs?|reviews?|ratings?|"
    r"comments?|stars)"
)
_CHANGES = (
    r"(?:remov(?:e[sd]?|ing|al of)|delet(?:e[sd]?|ing|ion of)|chang(?:e[sd]?|ing)|updat(?:e[sd]?|ing)|revis(?:e[sd]?|ing)|"
    r"withdr(?:aw|ew|awing|awn)|edit(?:s|ed|ing)?|improv(?:e[sd]?|ing)|modif(?:y|ies|ied|ying)|retract(?:s|ed|ing)?|"
    r"tak(?:e|ing) (?:down|back)|cancel(?:s|l?ed|l?ing)?|rais(?:e|ed|ing)|upgrad(?:e|ed|ing)|correct(?:s|ed|ing)?|convert(?:ing)?|"
    r"reconsider(?:ing)?)"
)
_LEAVES = (
    r"(?:(?:leav(?:e|es|ing)|left|writ(?:e|es|ing)|wrote|post(?:s|ed|ing)?|giv(?:e|es|ing)|gave|submit(?:s|ted|ting)?|provid(?:e|es|ing)|"
    r"shar(?:e|es|ing)) (?:us |an? |the |their |our )*(?:(?:positive|good|honest|[45][- ]star|five[- ]star|great|nice|better|product|customer|"
    r"amazon|favou?rable) )*(?:reviews?|[45] stars|five stars|positive feedbacks?|good feedbacks?|(?:[45]|five)[- ]star feedbacks?|ratings?))"
)
_ASKS = (
    r"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|beg(?:s|ged|ging)?|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|"
    r"invit(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|get|got|hop(?:e|es|ed|ing)|want(?:s|ed)?|try|tried|motivat(?:e|ed|ing))"
)
_NEAR = r"[^.!?\n]{0,40}?"
_OFFERS = {
    "en": pattern(
        rf"\b{_GOOD}\b{_NEAR}\b(?:in exchange for|in return for|in turn for|on (?:the )?condition|provided|if|so that|so (?:they|he|she|the buyers?|the customers?)|to (?:persuade|convince|encourage|motivate|get|make|have)|as (?:a )?(?:thank you|thanks|reward) for|when|once|after|against|for){_NEAR}\b(?:{_CHANGES} {_SAID}|{_LEAVES})\b",
        rf"\b{_GOOD}\b{_NEAR}\b(?:in exchange for|in return for|in turn for) {_SAID}\b",
        rf"\b(?:in exchange|in return) for {_SAID}\b{_NEAR}\b(?:offer|give|gave|send|sent|get|receive|refund|pay|paid|provide)",
        rf"\b(?:gifts?(?: ?cards?)?|discounts?|coupons?|vouchers?|rebates?|refund(?:s|ed)?|products?|cash ?back|rewards?|free \w+)\b{_NEAR}\b(?:customers?|buyers?|those|they|anyone|everyone|people) (?:who|that|which|willing to) (?:will |would |agree to |agreed to )?(?:{_CHANGES} {_SAID}|{_LEAVES})\b",
        rf"\brefund(?:s|ed|ing)? (?:\w+ ){{0,4}}?to {_CHANGES} {_SAID}\b",
        rf"\b(?:gift ?cards?|discounts?|coupons?|vouchers?|rebates?|cash ?back|free gifts?)\b{_NEAR}\bfor (?:an? |every |each |the |their |leaving |writing )*(?:positive|good|[45][- ]star|five[- ]star) (?:feed ?backs?|reviews?|ratings?)\b",
        rf"\b(?:refund(?:s|ed|ing)?|gift|discount|coupon|voucher|compensat\w+|replac\w+|rebate)\b[^.!?\n]{{0,50}}?\band (?:he|she|they|the buyers?|the customers?) (?:has |have |had |then |also )*(?:agreed|promised|was willing|were willing|accepted) to {_CHANGES} {_SAID}\b",
        rf"\b(?:offer(?:s|ed|ing)?|giv(?:e|es|ing)|gave|send(?:s|ing)?|sent|pa(?:y|id|ying)|provid(?:e|es|ed|ing)|includ(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|issu(?:e|es|ed|ing)) {_NEAR}\b{_GOOD}{_NEAR}\bfor (?:an? |every |each |the |their )*(?:positive|good|[45][- ]star|five[- ]star|honest|great|product|better) (?:feed ?backs?|reviews?|ratings?)\b",
        rf"\b(?:refund(?:s|ed|ing)?|gift|discount|coupon|voucher|compensat\w+|replac\w+|money|free|rebate|cash ?back|credit)\b[^.!?\n]{{0,60}}?\b(?:and|then|while|so|hop(?:ing|ed?)|in order|to)\b[^.!?\n]{{0,30}}?\b{_ASKS}\b{_NEAR}\b{_CHANGES} {_SAID}\b",
        rf"\b{_ASKS} {_NEAR}\b(?:{_CHANGES} {_SAID}|{_LEAVES})\b{_NEAR}\b(?:by|with|for|in exchange|in return|through|against|after|and) (?:\w+ ){{0,3}}?(?:offer(?:ing|ed)|giv(?:ing|en)|send(?:ing)?|issuing|refund(?:ing|ed)|pay(?:ing)?|a |an |full|partial|free)?{_NEAR}\b(?:refund|gift|discount|coupon|voucher|rebate|cash ?back|replacement|compensation|free)",
        rf"\bif (?:they|the |buyers?|customers?|he|she|you|a )+(?:\w+ ){{0,8}}?(?:{_CHANGES} {_SAID}|{_LEAVES})\b{_NEAR}\b(?:we|i)(?:.ll)? (?:\w+ )?(?:offer|give|gave|refund|send|pay|provide|reward|compensate)",
        rf"\b(?:pa(?:y|id|ying)|compensat(?:e|ed|ing)|reward(?:s|ed|ing)?|brib(?:e|ed|ing)) (?:\w+ ){{0,4}}?(?:for|to (?:write|leave|post|give|remove|delete|change)) {_SAID}\b",
        r"\bincentivi[sz](?:e|ed|ing) (?:\w+ )?(?:reviews?|feedbacks?|ratings?|buyers?|customers?)\b",
        r"\b(?:free|discounted) (?:products?|items?|samples?|units?) (?:to|for) (?:reviewers|testers|reviews?|customers? (?:for|who) (?:a )?reviews?)\b",
    ),
    "zh": pattern(
        "(?:退款|返现|返款|礼品|礼品卡|优惠券|优惠|折扣|现金|赠品|补偿|补发|免费(?:产品|商品|样品)?|奖励|红包|全额)(?:\\p{Han}|，|、|给买家|给客户){0,14}?(?:换取|换|来换|以换|让(?:他|她|买家|客户|其)|请(?:他|她|买家|客户|其)|要求(?:他|她|买家|客户|其)|说服|诱导|促使|求)(?:\\p{Han}){0,8}?(?:好评|删除|修改|更改|移除|撤销|改|删)(?:\\p{Han}){0,4}",
        "(?:好评|五星|5 ?星|留评|晒图|写评论|测评)(?:\\p{Han}|，){0,6}(?:返现|返款|送礼|送|奖励|赠送|退款|红包|优惠)",
        "(?:如果|只要|若)(?:买家|客户|顾客|对方)(?:\\p{Han}){0,8}(?:删除|修改|更改|移除|撤销|留|写|改)(?:\\p{Han}){0,6}(?:差评|评论|反馈|评价|好评)(?:\\p{Han}|，|,){0,8}(?:退款|补偿|赠送|送|返现|优惠|奖励)",
        "(?:说服|请求|要求|联系|请|让)(?:\\p{Han}){0,6}(?:删除|修改|更改|移除|撤销|改)(?:\\p{Han}){0,6}(?:差评|评论|反馈|评价)(?:\\p{Han}|，|,){0,8}(?:退款|补偿|赠送|送|返现|优惠|礼品)",
    ),
}
_ENDED = {
    "en": pattern(
        r"\b(?:not|never|n.t|no longer|neither|nobody|no one|without|nor|must not)\b(?: \w+){0,4} (?:offer\w*|gives?|giving|gave|given|asks?|asked|asking|pays?|paid|paying|"
        r"promis\w*|provid\w*|send\w*|sent|ti(?:e|ed)|depend\w*|link\w*|request\w*|incentivi\w*|includ\w*|made|make|use|accept\w*|contain\w*|invit\w*|solicit\w*|exchang\w*|refund\w*|compensat\w*)",
        r"\b(?:stopp?(?:s|ed|ing)?|ended|ceased?|discontinued|prohibit\w*|forbid\w*|forbidden|destroy\w*|recalled|terminat\w*|ban(?:s|ned)?|instead of|"
        r"wrongly|should not|prevent\w*|avoid\w*|disclos\w*|against (?:the |amazon.s )?(?:policy|rules)|policy (?:forbids|prohibits|says)|allowed|violat\w*)\b",
    ),
    "zh": pattern("不再|停止|禁止|从未|没有|不得|不会|已终止|销毁|杜绝|违反|不以|绝不|避免|防止"),
}
_GOES_ON = pattern(r"\b(?:will|shall|going to|now|from now on|in (?:the )?future|continue)\b|将|今后|以后|会继续")


def check(subject: Subject) -> Iterator[Hit]:
    """Look for the offer; in a letter about reviews the disclosure of a past one is what Amazon asks for."""
    ended = _ENDED.get(subject.language)
    for match in said(subject, _OFFERS.get(subject.language)):
        start, end = match.span()
        sentence = subject.sentence(start)
        if ended and ended.search(sentence):
            continue
        if not _GOES_ON.search(sentence) and _ABOUT_REVIEWS.intersection(accused_of(subject)):
            continue
        yield Hit(f"'{shown(match)}' ties something of value to a review or feedback.", start, end)


RULE = Rule(
    id="incentive_for_review",
    level=Level.ERROR,
    summary="Something of value is tied to a review or feedback, or to changing one.",
    why="Amazon's policy on reviews forbids it, so that the plan itself reports a violation.",
    source="facts.md 3.2 and 2.1 negative_feedback; policy GYRKB5RU3FS5TURN, forum 17378aec",
    hint='Make the buyer whole, and ask for nothing: "By 16 May 2026 Chen Yu had refunded 2 buyers in full."',
    check=check,
    flags=[
        "We offered a full refund in exchange for removing the negative feedback.",
        "We refunded the buyers and asked them to delete the feedback.",
        "We gave each buyer a gift card for a positive review.",
        "If the customer changes the review, we will refund the order.",
        "We asked 4 buyers to remove their feedback and offered a discount.",
        "Since May 2026 we give a coupon if buyers leave a 5-star review.",
        example(issues=["review_manipulation"], prevention=["We will offer free products in exchange for reviews."]),
    ],
    accepts=[
        "By 16 May 2026 Chen Yu had refunded 2 buyers in full.",
        "Refunds were paid for the 4 orders with negative feedback.",  # no condition
        "We no longer offer refunds in exchange for feedback.",  # a negation
        "On 18 May 2026 we destroyed 400 cards that offered a gift card for a positive review.",
        'The card said: "Get a gift card for a 5-star review."',  # quoted
        "Chen Yu reads each feedback and refunds the buyer where the item was damaged.",
        example(
            issues=["review_manipulation"],
            root_cause=["From March to May 2026 we gave 40 buyers a refund in exchange for a review."],
            note="the disclosure that Amazon asks for",
        ),
        "Li Wei reviews the refunds every Monday.",  # another sense
    ],
    examples_by_language={
        "zh": (
            (
                "我们给买家退款，请他删除差评。",
                "好评返现 5 美元。",
                "如果买家修改差评，我们就全额退款。",
            ),
            (
                "5 月 16 日陈雨已为 2 位买家全额退款。",
                "我们不再以退款换取好评。",
                "5 月 18 日销毁了 400 张好评返现卡。",
                "我们给 4 个差评订单退了款。",
                "李伟每周一检查退款和评价。",
            ),
        )
    },
)
