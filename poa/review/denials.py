"""By which words a letter denies what it is accused of."""

from collections.abc import Iterator

from poa.review.own_words import PROSE, said
from poa.review.patterns import Match, pattern
from poa.review.subject import Subject

_WE = r"(?:we|i|our (?:company|store|team|business|account|shop|staff)|my (?:company|store|business|account|shop))"
_HAVE_NOT = (
    r"(?: have| has| had|.ve|.d)?(?:n.t|(?: absolutely| certainly| definitely| really| truly| honestly| also| simply)? (?:"
    r"never|not|did not|did never|didn.?t|haven.?t|hasn.?t|hadn.?t|do not|don.?t|in no way))(?: ever| once| even| really| "
    r"actually| at any time| in any way| at all| ,)*"
)
_CRIME = (
    r"violat(?:e|ed) (?:any|the|your|amazon|this|these|that|those|a |it|an|policy|polic)|breach(?:ed)? (?:any|the|your|amazon)|"
    r"br(?:eak|oken|oke) (?:any|the|your|amazon)|infring(?:e|ed)|contraven(?:e|ed)|commit(?:ted)? (?:any|the|this|such|a)|"
    r"been (?:in violation|involved in|guilty|engaged in)|do(?:ne)? (?:anything|something) (?:wrong|illegal|against|bad|improper|"
    r"of th)|engage(?:d)? in (?:any|such|this|the|review|price|drop)|manipulat(?:e|ed)|(?:forg|fak|falsif)(?:e|ed|y|ied)|"
    r"(?:abus|misus)(?:e|ed) (?:any|the|your|amazon|our)|cheat(?:ed)?|participat(?:e|ed) in|(?:alter|edit|modify|modified|change)(?:e?d)? (?:any|the|our|these|this|those) (?:\w+ )?(?:documents?|invoices?|papers?|bills?|receipts?|files?)|chang(?:e|ed) anything|tamper(?:ed)?"
)
_BAD = (
    r"(?:used|fakes?|counterfeits?|counterfeited|inauthentic|non-?authentic|expired|damaged|defective|refurbished|replicas?|"
    r"opened|second[- ]?hand|knock-?offs?|illegal|prohibited|restricted|unsafe|dangerous|pirated|infringing|returned|"
    r"non-?genuine|bad quality|low[- ]quality)"
)
_ANY = r"(?: any| an| a| one| single| these| such| of| to| anyone| anybody| customers?| buyers?| the| item| items| products?)*"
_THINGS = r"(?:products?|items?|goods|units?|inventory|merchandise|listings?|asins?|offers?|stock|documents?|invoices?)"

_REVIEWS = r"(?:\w+ ){0,6}?(?:reviews|review|positive feedbacks?|5[- ]star|five[- ]star|reviewers)\b"

_DENIES = {
    "en": pattern(
        rf"\b{_WE}{_HAVE_NOT} (?:{_CRIME})",
        rf"\b{_WE} never (?:violate|infringe|manipulate|cheat|break|breach)\b",
        (
            rf"\b{_WE}(?: strongly| firmly| categorically| respectfully| fully| completely| totally| absolutely| hereby| must| "
            r"have to| therefore| vehemently| would like to| want to| wish to| flatly)* (?:den(?:y|ied|ies) (?:the |this |these |"
            r"your |any |all |that |such |every |having |both )*(?:accusations?|allegations?|charges?|claims? (?:that|of|against)|"
            r"violations?|wrong ?doings?|complaints?|we|it|involvement|sold|selling|manipulat)|(?:reject|refute) (?:the |this |"
            r"these |your |any |all |such )*(?:accusation|allegation|charge|claim|complaint)s?|(?:disagree|do not agree|don.?t agree|cannot agree|can.?t agree) with (?:the |this |these |"
            r"your |that |amazon.?s? )+(?:\w+ )?(?:decision|suspension|deactivation|accusation|allegation|claim|complaint|violation|"
            r"assessment|notice|removal|finding|conclusion)s?)"
        ),
        rf"\b{_WE}(?: are| were| am| was|.re|.m)(?: not|n.t)(?: in any way| at all)? (?:guilty|in violation|violating|in breach|at fault|to blame|responsible for (?:this|the|these|that|any)|infringing|involved in (?:any|the|this|such))",
        r"\b(?:is|was|were|are)(?: not|n.t)(?: really| actually| entirely| at all| in any way)? (?:our|my) (?:own )?(?:fault|mistake|responsibility|error|doing)\b",
        r"\b(?:through |by )?no fault of (?:our|my|ours)\b|\bnot (?:our|my) fault\b|\bnothing to do with (?:us|our (?:company|store|account))\b",
        r"\b(?:done|did|doing|do) nothing (?:wrong|illegal|against|improper|bad)\b|\bno wrong ?doings?\b",
        r"\b(?:there (?:is|was|were|has been|have been|are)|we (?:see|find)|i see) (?:absolutely |clearly |therefore |in fact )*no (?:\w+ )?(?:violations?|infringements?|wrong ?doings?|manipulations?|breach(?:es)?|policy violations?|(?:evidence|proof) (?:that (?:we|our|i)|of (?:any |a |such |this )?(?:violation|wrong|manipulat|infring|misconduct|fraud|it\b))|reasons? (?:for|to|why) (?:this |the |your |our )?(?:suspen|deactiv|block|remov|clos))",
        r"\bno (?:policy )?(?:violations?|infringements?|breach(?:es)?|manipulations?) (?:of [\w ]{1,20})?(?:(?:was|were|has been|have been) (?:ever )?(?:committed|made)|occurred|took place|happened|on our|by us|from our)\b",
        r"\b(?:am|are|.m|.re)(?: not|n.t) aware of any (?:policy |such |intentional )?(?:violations?|wrong ?doings?|infringements?|breach(?:es)?|issues? with)\b",
        rf"\b{_WE}(?: are| were| am|.re|.m| have been)(?: not|n.t| never)(?: ever)? (?:selling|listing|offering|shipping|using|sending|dealing in|supplying|sourcing){_ANY} {_BAD}\b",
        rf"\b{_WE}(?: are| were| am|.re|.m| have been)(?: not|n.t| never)(?: ever)? (?:manipulating|doing anything (?:wrong|illegal|against)|cheating|violating|breaking)\b",
        r"\bthere (?:must be|must have been|has been|is) (?:some|a|an|some kind of|some sort of|a big|clearly a) (?:\w+ )?(?:mistake|error)(?: here| somewhere| by amazon| on your| in your| in the (?:decision|notice)| with (?:this|your))?(?:[.,!]|$)",
        r"\b(?:accusations?|allegations?|complaints?|suspension|deactivation|decision) (?:is|are|was|were)(?: completely| totally| absolutely| simply| clearly| all| entirely| obviously| just)* wrong\b",
        r"\b(?:do not|don.?t|did not|didn.?t|cannot|can.?t) (?:really |honestly )?(?:think|believe|feel|agree)(?: that)? (?:we|i|our \w+)\b[^.!?\n]{0,25}\b(?:break|broke|broken|violat\w+|breach\w*|did anything|wrong|infring\w+|against (?:the|any|amazon))",
        rf"\b{_WE}(?: have)?(?: did not|didn.?t| never|n.t| not)(?: ever)? (?:used?|hired?|worked? with|joined?|had) (?:any |a |an |the )?(?:paid |fake |third[- ]party )?(?:reviews? (?:services?|groups?|clubs?|compan|agenc)|reviewers?|brushing)",
        r"\bnothing (?:is |was )?wrong with (?:our|my|the|these) (?:\w+ )?(?:products?|items?|listings?|account|documents?|invoices?)\b",
        rf"\b(?:our|my) {_THINGS}(?: that| which| we| sell| sold| in our store| listed| on amazon)* (?:are|is|were|was) (?:authentic|genuine|original|legitimate)\b",
        rf"\b{_WE} (?:are|am|was|were|is)(?: completely| totally| absolutely| truly| 100 ?%| fully)? (?:innocent|not guilty|blameless)\b",
        r"\b(?:wrongly|wrongfully|falsely|unjustly|unfairly|mistakenly|incorrectly) (?:been )?(?:accused|blamed|punished|accus\w+)\b",
        r"\b(?:false|unfounded|baseless|groundless|unsubstantiated|untrue|bogus|wrongful|unjustified|unproven|wrong|ridiculous) (?:accusations?|allegations?|complaints?)\b",
        r"\b(?:accusations?|allegations?|complaints?|violations?|suspension|deactivation|claim|notice|warning)(?: against us| made against us| itself| from amazon| you mention\w*)? (?:is|are|was|were|has|seems?)(?: completely| totally| absolutely| simply| clearly| all| entirely| obviously| just| not)* (?:false|untrue|baseless|unfounded|true|groundless|without (?:any )?(?:merit|foundation|basis|reason|grounds|cause)|an? (?:lie|mistake|error|misunderstanding)|fabricated|unjustified|justified|valid|unwarranted|warranted|incorrect|inaccurate|correct)\b",
        r"\b(?:suspended|deactivated|blocked|removed|closed|flagged|taken down|banned|restricted)(?: \w+)? (?:in error|by mistake|by error|mistakenly|erroneously|by accident)\b",
        r"\b(?:wrongly|wrongfully|mistakenly|erroneously) (?:suspended|deactivated|blocked|removed|closed|flagged|banned|terminated|taken down)\b",
        r"\bthere (?:has been|is|was|must be|must have been|have been|seems to be) (?:an? |some |a big |a huge )?(?:\w+ )?(?:misunderstanding|mix[- ]up)\b|\b(?:it|this|that|all) (?:is|was|must be) (?:just |all |only |clearly |simply )?(?:an? )?(?:\w+ )?misunderstanding\b",
        rf"\b{_WE}(?: have| has| had|.ve)? (?:never|not|haven.?t|hasn.?t)(?: ever| once| even)? (?:sold|listed|offered|shipped|sent|supplied|dealt in|used|sourced){_ANY} {_BAD}\b",
        rf"\b{_WE} (?:did not|didn.?t)(?: ever| once| even)? (?:sell|list|offer|ship|send|supply|deal in|use|source){_ANY} {_BAD}\b",
        rf"\b{_WE} would never (?:\w+ )?(?:sell|violat\w*|cheat|manipulat\w*|risk|do (?:such|anything|something|that|this)|break|offer|ask|pay|buy|forge)",
        rf"\b{_WE}{_HAVE_NOT} (?:paid|bribed|bought|purchased|offered|asked|solicited|incentivi[sz]ed|requested|written|wrote|posted|encouraged|exchanged|received|hired) {_REVIEWS}",
        rf"\b{_WE} (?:did not|didn.?t)(?: ever| even| once)? (?:pay|bribe|buy|purchase|offer|ask|solicit|incentivi[sz]e|request|write|post|encourage|exchange|receive|hire) {_REVIEWS}",
        rf"\b(?:our|my|these|none of our|none of these) {_THINGS}(?: \w+)? (?:(?:do|did|does|have|has|are|is|were|was)(?: not|n.t| never)|never) (?:\w+ )?(?:violat\w+|infring\w+|counterfeits?|fakes?|used\b|inauthentic|in violation|unsafe|expired|replicas?|breach\w*|forged|altered|manipulated|against)",
        rf"\bnone of (?:our|my|the|these) {_THINGS} (?:\w+ )?(?:are|is|was|were|has|have|violat\w+|infring\w+)\b",
        r"\b(?:don.?t|do not|can.?t|cannot|did not|didn.?t|fail to|unable to) (?:\w+ )?(?:understand|know|see|think|believe)(?: that| why| how| what)* (?:we|i)(?: have| had|.ve)? (?:done |did |do )?(?:(?:done|did|do) )?(?:wrong|violated|violate|anything wrong|any violation|broken|broke|did anything|breached)",
        rf"\b{_WE}{_HAVE_NOT} do(?:ne)? (?:such|anything (?:like|of)|a thing like|something like)",
        r"\b(?:this|it|that) (?:is|must be) (?:clearly|obviously|definitely|surely|certainly|simply) an? (?:\w+ )?(?:error|mistake)\b|\b(?:this|it|that) is an error(?:[.,!]|$)",
        r"\b(?:these|this|the|such|all|those) claims?(?: (?:made )?against us| about us| about our \w+)? (?:is|are|was|were)(?: completely| totally| absolutely| simply| all| just)* (?:not true|untrue|lies|a lie|baseless|unfounded|groundless)\b",
        r"\b(?:do not|don.?t|cannot|can.?t) (?:think|believe|feel|accept|agree)(?: that)? (?:it|this|that) (?:is|was) (?:really |all |entirely )?(?:our|my) (?:\w+ )?(?:fault|mistake|responsibility|error|problem)\b",
        r"\b(?:it|this) (?:was|is)(?: not|n.t) (?:us|me)\b|\b(?:errors?|mistakes?|faults?|problems?) (?:is|was|are|were)(?: not|n.t) (?:ours|mine|on our side|from our side|from us|by us|our own)\b",
        r"\b(?:can ?not|can.t|could not|couldn.t)(?: possibly)? be (?:\w+ )?(?:inauthentic|fakes?|counterfeits?|used|our fault|infring\w+|replicas?)\b|\bimpossible (?:that|for) (?:we|our|us|it)\b",
        r"\b(?:should not|shouldn.?t|should never|did not deserve to|didn.?t deserve to|do not deserve to) (?:have been |be |have )?(?:\w+ )?(?:suspended|deactivated|removed|blocked|closed|punished|flagged|banned|restricted)\b",
        r"\b(?:something|things?|anything|a violation|what) (?:that )?(?:we|i) (?:did not|didn.?t|never|have not|haven.?t) (?:do|did|done|commit|committed)\b",
        rf"\b{_WE} (?:do not|don.?t|did not|didn.?t) have any (?:\w+ )?(?:violations?|infringements?|wrong ?doings?)\b",
        rf"\b{_WE}(?: have| had|.ve)? (?:always )?(?:done|did|do) everything (?:according to|by the|in line with|in accordance with|right|correctly|as amazon)",
        r"\bwhat (?:we|i)(?: have|.ve)? (?:did|done) wrong\b",
        r"\byou have no (?:evidence|proof|reason|basis|grounds)\b",
        (
            rf"\b(?:all |all of |each of |every one of )(?:our|my|the) {_THINGS}(?: that| which| we| sell| sold| in our store| listed| "
            r"on amazon)* (?:are|is|were|was)(?: all| always| definitely| certainly| absolutely| 100 ?%| 100 percent| fully| completely| "
            r"totally| truly)* (?:authentic|genuine|original|brand[- ]new|real|legitimate|legit)\b"
        ),
        (
            rf"\b(?:our|my) {_THINGS}(?: that| which| we| sell| sold| in our store| listed| on amazon)* (?:are|is|were|was)(?: all| always| "
            r"definitely| certainly)*(?: absolutely| 100 ?%| 100 percent| fully| completely| totally| truly) (?:authentic|genuine|"
            r"original|brand[- ]new|real|legitimate|legit)\b"
        ),
    ),
    "zh": pattern(
        r"(?:我们|我|本店|我司|我店|本公司|我方|店铺|公司)(?:团队|公司|店铺|的店铺)?(?:也|确实|真的|一直|根本|并|绝对|完全|实际上|其实)*(?:从来没有|从来没|从来不|从未|从没|没有|并没|未曾|不曾|绝没有|绝不|没|并未|未)(?:有|做过|进行过|进行|任何|过|故意|参与|存在|售卖|销售|卖过|卖|出售)*(?:违反|违规|违背|侵权|侵犯|操纵|刷单|刷评|售假|假货|假冒|造假|作弊|测评|伪造|篡改|欺诈|欺骗|二手|旧货|翻新|过期|仿品|任何过错|任何错误)",
        r"(?:不存在|没有)(?:任何|所谓的|什么)?(?:违规|侵权|售假|刷单|刷评|操纵|欺诈|造假|过错)(?:行为|问题|情况|的)?",
        r"(?:我们|我|本店|我司)(?:坚决|强烈|完全|严正)?(?:否认|不承认|不认同|不同意|不认可)(?:该|此|这个|这一|这些|任何|你们的|亚马逊的|上述|这|其)?",
        r"(?:被)?冤枉|(?:我们|我)(?:是|都是)?(?:无辜|清白)",
        r"(?:不实|虚假|毫无根据|无端|没有根据|莫须有)(?:的)?(?:指控|投诉|指责|举报)|(?:指控|投诉|指责)(?:是|完全|纯属|属于|都是)*(?:不实|虚假|不属实|假的|错误|没有根据|毫无根据|无效)",
        r"(?:不是|并非|不属于)(?:我们|我|卖家|我司)(?:的)?(?:错|责任|问题|原因|过错|过失|失误)|(?:与|和|跟)(?:我们|我司|本店)(?:完全|毫)?(?:无关|没有关系)",
        r"(?:这|此|其中|纯属|完全)(?:是|都是|属|可能是)?(?:一个|一场|个)?误会",
        r"(?:我们|本店|我司)(?:的|所有|全部|销售的|出售的|所有的)*(?:产品|商品|货物)(?:都是|均为|全部是|全都是|全是|均是|绝对是|百分百是|100% ?是?)(?:百分百|100%|全新|原装)?(?:正品|全新|真品|原装|新品)",
        r"(?:账户|账号|店铺|商品|链接)(?:是)?被(?:误|错误地?)(?:封|判|停用|关闭|下架|移除|停)",
    ),
}
_IN_PLAN = {  # a present tense that is a rule of the house in the measures, and a denial elsewhere
    "en": pattern(
        rf"\b{_WE} (?:never|do not|don.?t)(?: ever)? (?:pay|bribe|buy|offer|ask|solicit|incentivi[sz]e|request|write|manipulate) {_REVIEWS}",
        rf"\b{_WE} (?:never|do not|don.?t)(?: ever)? (?:sell|list|offer|ship|send|supply|deal in|use){_ANY} {_BAD}\b",
    ),
}
_NO_DENIAL = {  # a hedge, a mistaken belief, what is to be, what others say
    "en": pattern(
        r"\b(?:intentionally|knowingly|deliberately|purposely|purposefully|wil+fully|consciously|on purpose|mean to|intend)\b",
        r"\bvalid tracking\b",  # the name of an issue
        r"\b(?:thought|believed|assumed|under the impression|were told|was told|supplier (?:told|assured|said)|it seemed)\b",
        r"\b(?:ensur\w+|mak(?:e|es|ing) sure|so that|in order that|whether|going forward|in (?:the )?future|from now on|any ?more|no longer)\b",
        r"\bwill (?:never|not|no longer|always)\b|\b(?:never|not) (?:\w+ ){0,6}again\b",
        r"\b(?:cannot|can not|can.t|do not|don.t|not|never|nobody) (?:\w+ )?(?:deny|claim|say|argue|pretend|suggest)(?:ing)? ",
        r"\b(?:since|after|from|until) (?:\d|the \d|january|february|march|april|may|june|july|august|september|october|november|december)",
        r"\b(?:confirm(?:s|ed)?|check(?:s|ed)?|verif(?:y|ies|ied)|test(?:s|ed)?) (?:\w+ ){0,4}(?:that|whether)\b",
        r"\b(?:buyers?|customers?|comments?|suppliers?|carriers?) (?:wrote|said|stated|complained|reported|claimed|replied|thought)\b",
        r"\b(?:pages?|listings?|products?|items?|offers?|asins?|units?|orders?) (?:that|which) (?:did|do|does|are|were|have|has)\b",
    ),
    "zh": pattern(
        "不再|今后|以后|将来|确保|避免|防止|承诺|保证不|故意|有意|是否|以为|误以为|自 ?[0-9]|起没有|不否认|无法否认|并不是说"
    ),
}
_OUTSIDE_THE_PLAN = ("greeting", "acknowledgement", "root_cause", "closing", "unplaced")


def denials(subject: Subject) -> Iterator[Match]:
    """Find where a letter denies, once in each sentence."""
    excused = _NO_DENIAL.get(subject.language)
    for searched, parts in ((_DENIES, PROSE), (_IN_PLAN, _OUTSIDE_THE_PLAN)):
        for match in said(subject, searched.get(subject.language), parts):
            if not (excused and excused.search(subject.sentence(match.span()[0]))):
                yield match
