"""Chinese in an English letter, English sentences in a Chinese one."""

from bisect import bisect_right
from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.passages import Said
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.several import first_few
from poa.review.subject import Subject
from poa.tree import Filled

_SHOWN = 3
_LONGEST_NAME = 20  # characters
_MARK = pattern(r"\[in ([a-z]{2}(?:-[A-Za-z]{2})?)\]", r"【原文为 ?([a-z]{2}(?:-[A-Za-z]{2})?)】")
_FOREIGN = pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]+|[\p{Cyrillic}\p{Arabic}\p{Hebrew}\p{Thai}]{3,}")
_WIDE = pattern(r"[\x{3000}-\x{3003}\x{3008}-\x{301b}\x{ff01}-\x{ff5e}\x{ff61}-\x{ff65}]")
_PLAIN = {
    "。": ".",
    "、": ",",
    "【": "[",
    "】": "]",
    "《": '"',
    "》": '"',
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "\u3000": " ",
}
_WIDE_OFFSET = ord("！") - ord("!")
_NAMED_TWICE = pattern(  # a name in both scripts: Zhao Min (赵敏), 赵敏 (Zhao Min)
    r"[A-Za-z0-9.,'&’\"”] ?[(（\[][^()（）\[\]\n。！？；，]{0,20}[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}][^()（）\[\]\n。！？；，]{0,30}[)）\]]",
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}][^()（）\n。！？；，]{0,25}[(（][A-Za-z][^()（）\n]{1,60}[)）]",
    r"[\p{Han}A-Za-z0-9_-]+\.(?:pdf|jpe?g|png|gif|docx?|xlsx?|csv)\b",
)
_SENTENCE_SIGN = pattern("[。！？；]")
_ENGLISH_RUN = pattern(r"[A-Za-z][A-Za-z'’-]*(?:[ ,;:.!?\"()&/0-9%#-]+[A-Za-z][A-Za-z'’-]*){5,}")
_OF_A_SENTENCE = pattern(
    r"\b(?:we|our|is|are|am|was|were|has|have|had|will|would|you|your|us|they|their|them|it|its|please|I|my|me|do|did|does|not|"
    r"been|be|which|because|that|this|there|can|could|should|must|who|when)\b"
)
_OF_ENGLISH = pattern(  # in a paragraph of its own
    r"\b(?:the|a|an|of|to|from|and|for|in|on|at|by|with|all|any|see|we|our|is|are|was|were|has|have|had|will|this|please|you|your)\b"
)
_HAN = pattern(r"\p{Han}")
_MARKED = "The text is stated in '{language}' only, and stands so in this letter."
_MARKED_HINT = 'State it in the letter\'s language too: words = { en = "…", zh = "…" }.'


def check(subject: Subject) -> Iterator[Hit]:
    """Look for the other script, sentence by sentence; what is a name, in brackets or as a fact, is let pass."""
    marked = [_marked(subject, *match.span(), match.group()) for match in _MARK.finditer(subject.text)]
    yield from marked
    taken = [(hit.start or 0, hit.end or 0) for hit in marked]
    if subject.language == "zh":
        yield from first_few(_english(subject, taken), _SHOWN, "英文句子在信中另有 {count} 处。")
    elif subject.language == "en" and not subject.text.isascii():
        yield from _chinese(subject, taken)


def _marked(subject: Subject, start: int, end: int, mark: str) -> Hit:
    """Object to the text before the mark that composing sets behind what is not stated in the letter's language."""
    passage = subject.passage_at(start)
    fact = next((each for each in passage.said if each.start <= start and end <= each.end), None)
    language = mark.strip("[]【】").removeprefix("in").removeprefix("原文为").strip()
    first, last = (fact.start, fact.end) if fact else (passage.start, end)
    return Hit(_MARKED.format(language=language), first, last, hint=_MARKED_HINT)


def _chinese(subject: Subject, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    if _is_in_another(subject.text):
        return
    names = _joined([*taken, *_names(subject)])
    sentences: dict[tuple[int, int], tuple[int, int]] = {}
    for match in _FOREIGN.finditer(subject.text):
        start, end = match.span()
        if not _within(start, end, names) and not _is_name(match.group(), start, end, subject):
            place = subject.sentence_at(start)
            sentences[place] = (sentences.get(place, (start, end))[0], end)
    hits = (
        Hit(f"'{_cut(subject.text[start:end])}' is not in English.", start, end) for start, end in sentences.values()
    )
    yield from first_few(hits, _SHOWN, "{count} more sentences of the letter are not in English.")
    signs = [
        match.span()
        for match in _WIDE.finditer(subject.text)
        if not _within(*match.span(), names) and subject.sentence_at(match.span()[0]) not in sentences
    ]
    if signs:
        start, end = signs[0]
        sign = subject.text[start:end]
        plain = _PLAIN.get(sign) or chr(ord(sign) - _WIDE_OFFSET)
        more = f", as do {len(signs) - 1} more such signs" if len(signs) > 1 else ""
        yield Hit(f"'{sign}' belongs to Chinese text{more}; in English write '{plain}' instead.", start, end)


def _is_in_another(text: str) -> bool:
    """Whether the letter as a whole is in Japanese, Korean or Russian: read as English since poa has no words of these."""
    latin = sum(1 for sign in text if sign.isascii() and sign.isalpha())
    return (
        sum(1 for sign in text if "\u0400" <= sign <= "\u04ff" or "\u3041" <= sign <= "\u30fe" or sign >= "\uac00")
        > latin
    )


def _names(subject: Subject) -> Iterator[tuple[int, int]]:
    """Give the places where the other script is a name: a fact without sentences, a name in both scripts."""
    for passage in subject.passages:
        for each in passage.said:
            if isinstance(each.node, Filled) and _is_name_as_fact(each):
                yield each.start, each.end
    yield from (match.span() for match in _NAMED_TWICE.finditer(subject.text))


def _is_name_as_fact(said: Said) -> bool:
    content = said.node.content if isinstance(said.node, Filled) else ""
    return not content.isascii() and len(content) <= 2 * _LONGEST_NAME and not _SENTENCE_SIGN.search(content)


def _within(start: int, end: int, places: list[tuple[int, int]]) -> bool:
    at = bisect_right(places, start, key=lambda place: place[0]) - 1
    return at >= 0 and end <= places[at][1]


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put places in order, those that overlap made one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _is_name(words: str, start: int, end: int, subject: Subject) -> bool:
    if len(words) > _LONGEST_NAME:
        return False
    if subject.is_quoted(start, end) or subject.passage_at(start).part == "signature":
        return True
    seller = subject.case.seller if subject.case else None
    return seller is not None and (words in seller.store or words in seller.signatory.name)


def _english(subject: Subject, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    for match in _ENGLISH_RUN.finditer(subject.text):
        start, end = match.span()
        passage = subject.passage_at(start)
        if passage.part in {"enclosures", "annexes", "signature"} or _within(start, end, taken):
            continue
        if subject.is_quoted(start, end) or any(each.start <= start and end <= each.end for each in passage.said):
            continue
        searched = _OF_A_SENTENCE if _HAN.search(passage.text) else _OF_ENGLISH
        if sum(1 for _ in searched.finditer(match.group())) > 1:
            yield Hit(f"“{_cut(match.group())}”是英文句子，一封信只用一种语言。", start, end)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"


RULE = Rule(
    id="mixed_language",
    level=Level.ERROR,
    summary="Another language stands in the letter: Chinese, or Chinese punctuation, in English, or English sentences in Chinese.",
    why="The reviewer may read one of the two languages only, and a letter in two looks like a template with its notes "
    "left in.",
    source="facts.md 1.4 and 3.2; l001",
    hint='Say it in the letter\'s language; a Chinese name may follow its Latin form in brackets: "Zhao Min (赵敏)".',
    check=check,
    flags=[
        "On 15 May 2026 we shipped all open orders. 我们已经发出全部订单。",
        "We checked 37 orders，and found the cause on 15 May 2026.",
        "仓库主管 checked the unshipped orders on 15 May 2026.",
        "The packing list（version 2） has been used since 18 May 2026.",
        "On 15 May 2026 the carrier (顺丰速运在五一假期没有按时上门取件，所以发货晚了) was changed.",
        example(
            case={
                "prevention": [
                    {"words": {"zh": "赵敏每个工作日 10:00 检查未发货订单。"}, "addresses": ["typed-by-hand"]}
                ]
            },
            note="a measure that is stated in Chinese only",
        ),
        example(
            remediation=["On 3 May 2026 Zhao Min counted the stock. Мы проверили все заказы."], note="another script"
        ),
    ],
    accepts=[
        "On 15 May 2026 Zhao Min (赵敏) shipped the 9 open orders.",
        "深圳奶酪贸易有限公司 (Shenzhen Cheese Trading Co., Ltd.) sent the invoice on 2 May 2026.",
        'The label "正品" was taken off 40 boxes on 16 May 2026.',
        "The licence is attached as 营业执照.pdf since 16 May 2026.",
        "Café Müller, a buyer of 3 orders, was refunded 12 € on 16 May 2026.",
        "We “reserved” two shelves on 16 May 2026 – one for each SKU.",
        example(case={"seller": {"store": "奶酪之家"}}, note="the store's own name"),
        example(
            case={"facts": {"investigator": {"name": "赵敏", "role": "Warehouse lead"}}},
            note="a person's name as a fact",
        ),
    ],
    examples_by_language={
        "zh": (
            (
                "We have shipped all the orders that were late and our staff will check them every day. 我们已全部发货。",
                "5 月 15 日已发货。This is because the tracking numbers were not uploaded on time by us.",
                "我们已更换物流商（we have changed our shipping method and it is more reliable now）。",
            ),
            (
                "5 月 15 日赵敏（Zhao Min）发出了 9 个订单。",
                "迟发率（Late Shipment Rate）由 8.98% 降至 0.65%。",
                "通知写道：“Your offers have been deactivated because your rate is above the target.”",
                "我们把 ASIN B0CHZ42K7M 的配送方式改为 FBA（Fulfillment by Amazon）。",
                "商品 Stainless Steel Water Bottle with Lid for Kids and Adults 的处理时间改为 3 天。",
                "自 5 月 16 日起使用 ShipStation 和 UPS Ground 发货。",
            ),
        )
    },
)
