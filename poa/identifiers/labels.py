"""The words behind which a bare number is an identifier of a certain kind: "Complaint ID: …", "运单号：…".

Ten digits can be a telephone number, a case or a book; what stands directly before them decides.
"""

import re

_WORDS = {
    "case": "cases?|casos?|cas|vorgangs?|fall|zaak|chamado|案例|个案|工单|ケース|問い合わせ",
    "complaint": "complaints?|beschwerden?|plaintes?|r[ée]clamations?|quejas?|reclamaci[óo]n|denuncias?|reclam[oi]|"
    "segnalazion[ei]|reclama[çc][ãa]o|klacht(?:en)?|投诉|申し?立て|苦情|通報",
    "book": "asins?|isbns?|dp|product",
    "trade_item": "gtins?|eans?|upcs?|jans?|isbns?|bar ?codes?|strichcodes?|codes?[ -]barres|c[óo]digos? de barras|"
    "条形码|条码|バーコード|商品コード",
    "parcel": "tracking|waybills?|awb|consignment|parcels?|sendungs?(?:verfolgungs)?|suivi|seguimiento|rastreo|"
    "gu[íi]a|tracciamento|spedizione|rastreamento|rastreio|追踪|跟踪|运单|快递单?|物流单?|单|追跡|伝票|"
    "ups|fedex|usps|dhl|ontrac|canada post|dpd|yodel|yunexpress|4px|yanwen|sf express|royal mail|顺丰|云途|燕文",
}
_AFTER_WORD = (
    "ids?|nos?|nr|n|num|numbers?|nummern?|num[ée]ros?|n[úu]meros?|codes?|logs?|references?|ref|(?:8|1[0234])(?![0-9])|"
    "ground|express|ecommerce|is|are|was|ist|sind|lautet|es|est|son|sont|编号|号码|号|为|是|番号|は"
)
_BETWEEN = r"[\s:#=()\[\]\"'“”„«»./_-]{0,4}"
_WORD_CHARACTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u052f\u1e00-\u1fff"
_LABELS = {
    name: f"(?<![{_WORD_CHARACTER}])(?:{words})(?:{_BETWEEN}(?:{_AFTER_WORD})){{0,3}}(?![A-Za-z]){_BETWEEN}"
    for name, words in _WORDS.items()
}
_COMMA = r"[\s,;/、&|·•*-]"
_LIST_COMMA = rf"{_COMMA}{{1,12}}(?:(?:and|or|und|oder|et|y|e|en|和|及|与|と){_COMMA}{{1,4}})?"
_LONGEST_COMMA = 20


def label_ends(folded: str, label: str) -> frozenset[int]:
    """Give the places in a text directly behind the labels of that name, where a number may begin."""
    return frozenset(match.end() for match in re.finditer(_LABELS[label], folded, re.IGNORECASE))


def goes_on(folded: str, end: int, start: int) -> bool:
    """Whether a list goes on from `end` to `start`: nothing but a comma, a bullet or an "and" is between them."""
    return start - end <= _LONGEST_COMMA and re.fullmatch(_LIST_COMMA, folded[end:start]) is not None


def is_word_character(character: str) -> bool:
    """Whether a character continues a word of letters or figures; Chinese and Japanese set no blanks and do not."""
    return re.match(f"[{_WORD_CHARACTER}]", character) is not None
