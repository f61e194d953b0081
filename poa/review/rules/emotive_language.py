"""Feelings in a letter that should give facts: strong words, exclamation marks and words in capitals."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.own_words import counted, once_a_sentence, words_at
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_FEELINGS = {
    "en": pattern(
        r"\b(?:devastat(?:ed|ing|ion)|heart ?-?broken|heart ?-?breaking|broke(?:n)? (?:our|my) hearts?|desperat(?:e|ely|ion))\b",
        r"\b(?:(?:we|i|us|me|was|were|are|am) (?:\w+ )?shocked|shocking(?:ly)?|in shock|(?:a|big|huge|great|total) shock)\b",
        r"\b(?:heartfelt|horrified|mortified|distraught|traumati[sz]\w+|agony|anguish|despair|helpless|"
        r"hopeless|miserable|nightmares?|heart-?felt|tragic|tragedy|unbearable|panic(?:ked|king)?|in tears|crying|cried|wept|weep|i cry|we cry|sleepless)\b",
        r"\b(?:cannot|can.?t|couldn.?t|unable to) (?:sleep|eat|breathe)\b|\b(?:sleepless|lost) (?:nights?|sleep)\b",
        r"\b(?:we|i|us|me|feel|feels|feeling|felt|am|we are|we were|so|very|extremely|deeply|really|truly) (?:\w+ )?(?:ashamed|"
        r"embarrassed|saddened|upset|depressed|anxious|terrified|scared|frightened|worried sick|guilty|crushed|"
        r"overwhelmed with|heart|humiliated|hurt|frustrated|stunned|speechless|disheartened|distraught|remorseful)\b",
        r"\b(?:shameful|our shame|embarrassing|embarrassment|our frustration|humiliat(?:ing|ion)|remorse|sorrow|sadness|"
        r"our anxiety|fear of losing)\b",
        r"\b(?:feel|felt|feeling) (?:so |very |really |extremely |deeply |truly |just )*(?:bad|terrible|awful|horrible|sad|sorry|"
        r"guilty|ashamed|disappointed|lost|regret\w*)\b",
        r"\bdeeply (?:and \w+ )?(?:sorry|regret\w*|apologi[sz]\w*|apologetic|sadden\w*|asham\w*|embarrass\w*|upset|hurt|concern\w*|"
        r"disappoint\w*|remorse\w*|valu\w*|car\w+|understand\w*|understood|reali[sz]\w*|aware|appreciat\w*|grateful|thankful|"
        r"distress\w*|troubled|frustrat\w*|feel|felt|know|acknowledg\w*|recogni[sz]\w*|committed|request|hope|affect\w*|respect|"
        r"shocked|worr\w+|appalled|sympathi[sz]\w*|moved|humbled|sincer\w*|reflect\w*|ashame|disturb\w*)",
        r"\b(?:deep|deepest|profound|profoundest|heartfelt|sincerest|most sincere|utmost|immense|enormous|great) (?:and \w+ )?"
        r"(?:regret|remorse|sorrow|sadness|apolog(?:y|ies)|gratitude|shame|concern|distress|disappointment|frustration)\b",
        r"\b(?:extremely|terribly|incredibly|immensely|profoundly|awfully|truly|utterly|tremendously|sincerely|genuinely|"
        r"enormously|so so|very very|so,? so|very,? very) (?:and \w+ )?(?:sorry|sad|saddened|disappointed|upset|worried|apologetic|"
        r"regret\w*|frustrated|ashamed|hurt|heart|embarrassed|grateful|anxious|concerned|unhappy|shocked)\b",
        r"\b(?:we|i)(?: \w+){0,2} (?:am|are|were|was|feel)(?: \w+)? disappointed\b|\bdisappointed (?:in|with) (?:ourselves|myself)\b",
        r"\b(?:sincerely|humbly|earnestly) (?:beg|implore|plead)\w*\b|\b(?:we|i) (?:\w+ )?(?:beg|implore|plead|pray)\b|\bbegging\b",
        r"\bfrom the (?:bottom|depths?) of (?:our|my) hearts?\b|\bwith (?:a heavy|heavy|all (?:our|my)) hearts?\b|\bhearts? (?:sank|aches?|bleeds?)\b",
        r"\b(?:means|mean|meant) (?:the world|everything|so much|a lot) to (?:us|me)\b",
        r"\b(?:our|my) (?:whole |entire )?(?:life|lives|lifeline|life.?s work|baby|dreams?)\b",
        r"\b(?:blood,? sweat|hard.?earned|poured (?:our|my) (?:heart|life|soul))\b",
        r"\b(?:thrilled|excited|passionate|passionately)\b",
        r"\b(?:terrible|horrible|awful|dreadful|unforgivable|catastroph\w+|disastrous|huge|big|grave|stupid|foolish|silly) "
        r"(?:mistakes?|errors?|blunders?|nightmare|disaster|situation|shock|pain)\b",
        r"\b(?:cruel|cruelly|torture|(?:we|i) (?:are|am) suffering|(?:our|my) suffering|pain for (?:us|me))\b",
    ),
    "zh": pattern(
        "崩溃|绝望|心碎|震惊|痛心|心痛|寝食难安|夜不能寐|彻夜难眠|泪|痛哭|焦急|焦虑|心急如焚|煎熬|羞愧|惭愧|自责|懊悔|悔恨|后悔|"
        "追悔莫及|沉痛|诚惶诚恐|委屈|无助|晴天霹雳|五雷轰顶|痛苦|惶恐|心血",
        "深(?:感|表)(?:歉意|抱歉|遗憾|不安|内疚|愧疚|自责|痛心|惭愧|歉疚|后悔|抱歉)",
        "深深(?:地|的)?(?:感到|自责|抱歉|歉意|反省|后悔|懊悔|愧疚|遗憾|道歉|意识|知道)",
        "(?:万分|无比|极其|极度|十二万分|由衷|发自内心|衷心|最诚挚|最真诚)(?:地|的)?(?:抱歉|歉意|道歉|遗憾|难过|悲痛|恳请|自责|失望|请求)",
        "内疚|愧疚|难过|伤心|悲痛|愤怒",
    ),
}
_OTHER_SENSES = {
    "en": pattern(
        r"\bshock(?:ed|ing)? (?:absorb\w*|proof|resistan\w*|test\w*)|\b(?:thermal|electric(?:al)?|mechanical) shock\w*",
        r"\b(?:buyers?|customers?|they|he|she|recipients?|child(?:ren)?|users?|feedback|comments?|reviews?) (?:\w+ ){0,3}?(?:upset|"
        r"disappointed|frustrat\w+|shocked|hurt|unhappy|embarrass\w+|suffer\w*|pain|crying|anxious|afraid|worried|angry)\b",
        r"\b(?:pain (?:relief|reliever|point)|painful (?:to|for) the (?:skin|ear)|wear and tears?|tears? (?:in|of|along|at|on|proof|"
        r"resist\w*|strength)|rips? (?:and|or) tears|small tears|seam tears|panic (?:button|alarm|bar)|life (?:jacket|vest|of|span|time|cycle)|"
        r"shelf life|battery life|anxiety (?:relief|vest|toy)s?|desperate housewives)\b",
        r"\b(?:our|my) (?:whole |entire )?(?:life|lives|passion|dreams?) (?:jackets?|vests?|cycle|time|straw|tests?)\b",
        r"\bbegging (?:bowl|dog|strip)s?\b",
    ),
    "zh": pattern(
        "买家(?:表示|反映|反馈|说)?(?:很|非常)?(?:失望|难过|伤心|愤怒|焦急|焦虑)|(?:客户|顾客)(?:很|非常|感到)?(?:失望|难过|伤心|愤怒|焦急|焦虑)",
        "眼泪|泪(?:沟|痕|液)|痛苦指数|缓解(?:焦虑|痛苦)",
    ),
}
_SHOUTS = pattern(r"[!！]")
_COURTESY = pattern(
    r"(?:您好|你好|大家好|谢谢|感谢|祝\p{Han}{1,8}|敬礼|顺祝商祺|团队)$"
)  # a Chinese letter sets a mark here
_CAPITALS = pattern(r"\b(?:[A-Z][A-Z'’]*|100%)(?:[,;:]?[ \n]+(?:[A-Z][A-Z'’]*|100%))+\b", ignore_case=False)
_PLAIN_WORD = pattern(
    r"\b(?:PLEASE|PLS|WE|OUR|US|YOU|YOUR|NOT|NEVER|ALL|HAVE|HAS|HAD|WILL|ARE|IS|WAS|WERE|THIS|THAT|THESE|ANY|HELP|MY|ME|DO|DID|"
    r"DON'?T|ALWAYS|EVERY|VERY|MUST|ONLY|CANNOT|CAN'?T|NOTHING|SORRY|EVER|AGAIN|IMMEDIATELY|BEEN|WITH|FROM|THEY|IT|SO|BUT)\b",
    ignore_case=False,
)
_STRESSED = pattern(
    r"\b(?:PLEASE|NOT|NEVER|ALL|ALWAYS|EVERY|VERY|MUST|ONLY|ANY|IMMEDIATELY|CANNOT|NOTHING|SORRY|EXTREMELY|ABSOLUTELY|EVER|AGAIN)\b",
    ignore_case=False,
)
_LOWER = pattern(r"[a-z]{2,}", ignore_case=False)
_MOST_SHOUTS = 1
_MOST_STRESSED = 2
_MOST_OF_A_HEADING = 10  # words


def check(subject: Subject) -> Iterator[Hit]:
    """Look for words of feeling, for more than one exclamation mark, and for words that shout."""
    searched = _FEELINGS.get(subject.language)
    if searched:
        for start, end in once_a_sentence(searched, subject, _OTHER_SENSES[subject.language]):
            yield Hit(
                f"'{words_at(subject, start, end)}' speaks of feelings; the letter should give facts.", start, end
            )
    shouts = list(counted(_SHOUTS, subject)) if "!" in subject.text or "！" in subject.text else []
    shouts = [place for place in shouts if not _is_no_shout(subject, *place)]
    if len(shouts) > _MOST_SHOUTS:
        yield Hit(f"The letter has {len(shouts)} exclamation marks; a full stop says the same calmly.", *shouts[1])
    yield from _capitals(subject)


def _is_no_shout(subject: Subject, start: int, end: int) -> bool:
    before, following = subject.text[max(0, start - 12) : start], subject.text[end : end + 1]
    return following == "=" or (following not in {"!", "！"} and _COURTESY.search(before) is not None)


def _capitals(subject: Subject) -> Iterator[Hit]:
    if subject.language != "en":
        return
    for start, end in counted(_CAPITALS, subject):
        words = subject.text[start:end]
        count = len(words.split())
        if not _PLAIN_WORD.search(words) or (count == 2 and len(list(_PLAIN_WORD.finditer(words))) == 1):
            continue
        line_start = subject.text.rfind("\n", 0, start) + 1
        line = subject.text[line_start : (subject.text.find("\n", end) + 1 or len(subject.text) + 1) - 1]
        if len(line.split()) <= _MOST_OF_A_HEADING and not _LOWER.search(line) and not line.rstrip().endswith("."):
            continue  # a heading that was not read as one
        yield Hit(
            f"'{words_at(subject, start, end)[:60]}' is written in capitals, which reads as shouting.", start, end
        )
        return
    stressed = list(counted(_STRESSED, subject))
    if len(stressed) > _MOST_STRESSED:
        words = words_at(subject, *stressed[0])
        yield Hit(f"{len(stressed)} words such as '{words}' are in capitals for stress.", *stressed[0])


RULE = Rule(
    id="emotive_language",
    level=Level.WARNING,
    summary="The letter speaks of feelings, or shouts.",
    why="Amazon's help page asks sellers to use no emotive language; feelings, exclamation marks and capitals add no fact.",
    source="facts.md 3.2; A1",
    hint="Take it out; one plain sentence of regret in the opening is enough.",
    check=check,
    section="acknowledgement",
    flags=[
        "We were devastated by the notice.",
        "I am shocked and heartbroken about this.",
        "We are deeply sorry for the late parcels.",
        "Please accept our deepest apologies.",
        "We feel terrible about what happened.",
        "Our store means everything to us.",
        "Thank you! We shipped all orders!",
        "We have fixed it!!",
        "WE HAVE NOT SOLD ANY USED ITEMS in our store.",
        "We did NOT sell it, we NEVER had it, and ALL orders were checked.",
    ],
    accepts=[
        "We are sorry that 37 orders were confirmed late.",
        "Two buyers wrote that they were disappointed by the fabric.",
        "The box passed the shock test of the laboratory on 16 May 2026.",
        "The ODR of the FBA ASINs and the LSR of the FBM SKUs are read every Monday by USPS and UPS day.",
        example(remediation=["PLAN OF ACTION FOR OUR STORE", "On 20 May 2026 Zhao Min trained 4 packers."]),
        'A buyer wrote: "I am so upset!! Never again!!"',
        "Invoices of SHENZHEN CHEESE HOME TRADING CO LTD cover SKU CH-220 BLACK LARGE.",
        "Li Wei answers questions about this plan. Thank you!",
        "Units with tears in the seam were taken out of sale on 16 May 2026.",
    ],
    examples_by_language={
        "zh": (
            ("收到通知后我们非常震惊。", "对此我们深感愧疚。", "我们万分抱歉，追悔莫及。", "请尽快处理！！"),
            (
                "2026 年 5 月 15 日，赵敏核对了 37 个订单。",
                "2 位买家表示失望，已于 5 月 16 日退款。",
                "我们对 37 个订单延迟确认表示歉意。",
                "买家写道：“太失望了！！”",
                "5 月 16 日取下 4 件缝线破损的商品。",
            ),
        )
    },
)
