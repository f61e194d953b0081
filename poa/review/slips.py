"""Slips of the pen that words alone show: misspelt and repeated words, wrong forms, signs and numbers of a list."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from operator import eq
from pathlib import Path

from attrs import frozen

from poa.case import STATEMENT_SECTIONS
from poa.files import read_text
from poa.review.passages import Passage
from poa.review.patterns import Match, Pattern, pattern

_FILE = Path(__file__).parent / "misspellings.toml"


@frozen
class Slip:
    """A slip at `text[start:end]`, and what is said of it: `{words}` stands for the words."""

    start: int
    end: int
    message: str


_THINGS = (
    "order|product|item|listing|customer|buyer|parcel|package|supplier|employee|document|invoice|issue|problem|complaint|"
    "mistake|unit|shipment|reason|seller"
)
_AFTER_NOUN = r"(?: (?:is|are|was|were|has|have|had|who|that|which|did|from|in|to|with|and|on)\b|[,.;])"
_NOT = r"(?:did not|didn['’]?t|does not|doesn['’]?t|do not|don['’]?t|cannot|can['’]t|couldn['’]t|won['’]t|wouldn['’]t)"
_AUXILIARY = rf"(?:{_NOT}|can|could|must|should|would|will|will not)"
_PAST = (
    "shipped|sent|checked|received|confirmed|uploaded|provided|sold|bought|found|took|gave|went|noticed|updated|delivered|"
    "packed|replied|refunded|cancell?ed|knew|understood|realized|realised|ensured|avoided|prevented|improved|resolved|solved|"
    "removed|deleted|contacted|happened|occurred|violated|followed|learned|implemented|changed|was|were|has|had"
)
_BARE = (
    "send|receive|confirm|provide|sell|remove|delete|cancel|improve|learn|understand|solve|resolve|hire|create|implement|"
    "realize|realise|suspend|deliver|happen|occur"
)
_AGREEMENT = (
    r"\b(?:we|they) (?:was|has|is|does|doesn['’]?t|wasn['’]?t|hasn['’]?t)\b",
    r"\b(?:he|she) (?:have|don['’]?t|were|are)\b|\bit don['’]?t\b|\bI (?:has|is|are|were|doesn['’]?t)\b",
    r"\bthere (?:is|was) (?:many|several|two|three|four|five|various|numerous)\b",
    rf"\b(?:this|every|each|much) (?:{_THINGS})s\b",
    rf"\b(?:these|those|many|several|two|three|four|five|one of (?:our|the|my|these)|all (?:the|our)) (?:{_THINGS}){_AFTER_NOUN}",
)
_FORMS = (
    rf"\b{_AUXILIARY} (?:never |also |always )?(?:{_PAST})\b",
    rf"\b(?:want|need|able|try|trying|going|order|promise|failed|forgot|decided|how|so as) to (?:{_PAST})\b",
    rf"\b(?:have|has|had|was|were|been|will be|to be|is|are) (?:{_BARE})\b",
    r"\b(?:be|is|are|was|were|been|being) (?:happened|occurred|existed|happen|occur|appeared)\b",
    r"\b(?:make|let|makes|lets) (?:it|this|that) happened\b",
    r"\b(?:have|has|had) (?:went|took|wrote|gave|began|chose|became|came|knew)\b",
    (
        r"\bwe (?:are|were) (?:very |so |sincerely |deeply |truly |really )?(?:apologi[sz]e|regret|agree|promise|guarantee|"
        r"hope|understand|know|think|believe|sell|ship)\b"
    ),
    r"\blook(?:ing)? forward to (?:hear|receive|get|see|work|have|be|sell)\b",
    r"\b(?:more|most) (?:better|easier|faster|stricter|cheaper|safer|worse|best|fastest|strictest)\b",
    r"\byour (?:understand|consider|help us)\b|\b(?:please|kindly) to [a-z]+",
    r"\b(?:more|less|higher|lower|longer|better|faster|other|rather|fewer|greater) then\b",
    r"\bloos(?:e|ing) (?:our|my|the account|customers?|money|sales)\b|\b(?:your|some|any) advise\b|\b(?:to|please) advice\b",
    r"\bit['’]s (?:own|policy|policies|rules|customers)\b|\b(?:your|our|their|her)['’]s\b",
)
_AGREES_NOT = "'{words}' does not agree: verb and subject, or number and noun."
_WRONG_FORM = "'{words}' is not the form that belongs here."
_TOO_MANY = "'{words}' has a sign of punctuation too many."
_BLANK_BEFORE = "'{words}' has a blank before the sign."
_NO_BLANK = "'{words}' lacks a blank after the sign."
_SMALL_I = "'{words}': the word for the writer is a capital I."
_SMALL_START = "'{words}': a sentence begins with a capital letter."
_WORDS = {_AGREES_NOT: pattern(*_AGREEMENT), _WRONG_FORM: pattern(*_FORMS)}
_SIGN_FORMS = {
    _TOO_MANY: (r"\w,,+", r"\w;;+", r"[A-Za-z0-9)]\.\.(?:[ \n]|$)", r"\w,\.(?:[ \n]|$)"),
    _BLANK_BEFORE: (r"\w+\)? +[,;](?:[ \n]|$)", r"\w*[a-z]\)? +[.!?](?:[ \n]|$)", r"\w*[a-z]\)? +[.,;!?][A-Za-z]+"),
    _NO_BLANK: (r"\b[a-z]{2,},[A-Za-z]{2,}\b", r"\b[a-z]{3,}[.!?][A-Z][a-z]+\b", r"\b[A-Z0-9]{8,}\.[A-Z][a-z]+\b"),
    _SMALL_I: (r"(?:^|[ \n(,])i(?: [a-z]+|['’](?:m|ve|ll|d)\b)",),
    _SMALL_START: (r"\b(?:[A-Za-z]+[a-z)]|\d{3,})[.!?] [a-z]+(?:[ ,]|$)",),
}
_SIGNS = {message: pattern(*forms, ignore_case=False) for message, forms in _SIGN_FORMS.items()}
_ANY_WORD = pattern(*_AGREEMENT, *_FORMS)
_ANY_SIGN = pattern(*(form for forms in _SIGN_FORMS.values() for form in forms), ignore_case=False)
_WIDE_SIGNS = pattern("。。+", "，，+", "，。", "、、+", "；；+", "。，")
_ARTICLE = pattern(
    r"\ba (?:[aeio][a-z]+|u(?:n[a-hj-z]|p|r)[a-z]*|hour[a-z]*|honest[a-z]*|ASINs?|A-to-[zZ])\b",
    r"\ban (?:[bcdfgjklmnpqrstvwyz]|use|uni[qtfv]|usu|euro|one)[a-z]+\b",
    ignore_case=False,
)
_NO_ARTICLE = frozenset((
    "and", "or", "of", "in", "is", "on", "as", "at", "are", "it", "its", "if", "an", "one", "once", "ones", "euro", "euros",
    "european", "eu", "sku", "skus", "fba", "lsr", "nda", "loa", "rma", "sds", "msds", "sop", "fbm", "xl", "ups", "upc", "uk",
    "us", "usps", "url", "urls", "upcs", "unanimous", "unary", "npm", "hd", "mp", "pdf",
))  # fmt: skip
_ABBREVIATIONS = frozenset((
    "etc", "approx", "incl", "excl", "max", "min", "qty", "inc", "ltd", "dept", "est", "resp", "tel", "avg", "ref", "fig", "vol",
    "corp", "misc", "pcs", "hrs", "no", "nos", "vs", "co", "st", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "cf", "ca", "ie", "eg", "mr", "ms", "dr", "llc", "pty",
    "acct", "addr", "amt", "ext", "gmbh", "ex", "exp",
))  # fmt: skip
_MAY_REPEAT = frozenset((
    "that", "had", "very", "so", "many", "much", "really", "long", "no", "more", "please", "blah", "bye", "do",
))  # fmt: skip
_LIST_MARKS = frozenset(("o", "a", "b", "c", "d", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))
_HOSTS = (".Com", ".Net", ".Org", ".Inc", ".Ltd", ".Co", ".De", ".Uk", ".Fr", ".It", ".Es", ".Js", ".Md")
_BEGINS_A_NUMBER = frozenset("0123456789(")
_NUMBERED = pattern(r"^\(?(\d{1,2})[.)、．）] ?[^\d%\s]")


def slips(text: str, language: str, passages: tuple[Passage, ...]) -> Iterator[Slip]:
    """Go through the slips in a text; `passages` are its paragraphs, for the numbers that they begin with."""
    yield from _misspelt(text, language)
    yield from _broken_numbers(passages, language)
    if language == "zh":
        yield from (Slip(*match.span(), "“{words}”重复了标点。") for match in _WIDE_SIGNS.finditer(text))
    elif _is_english(text):
        yield from _found(text, _ANY_WORD, _WORDS)
        yield from _found(text, _ANY_SIGN, _SIGNS)
        yield from _articles(text)
        yield from _repeated(text)


def _is_english(text: str) -> bool:
    """Whether a text that is taken for English is: a draft in German or Spanish is too, where poa has no words of these."""
    return len(text) < 400 or sum(map(text.count, (" the ", " and ", " to ", " of ", " we "))) * 150 > len(text)


def _misspelt(text: str, language: str) -> Iterator[Slip]:
    right = _misspellings(language)
    for match in _any_misspelling(language).finditer(text):
        meant = right[match.group().casefold()]
        message = f"“{{words}}”应为“{meant}”。" if language == "zh" else f"'{{words}}' is misspelt: write '{meant}'."
        yield Slip(*match.span(), message)


@cache
def _misspellings(language: str) -> Mapping[str, str]:
    data: dict[str, dict[str, str]] = tomllib.loads(read_text(_FILE))
    return data[language]


@cache
def _any_misspelling(language: str) -> Pattern:
    words = "|".join(_misspellings(language))
    return pattern(words if language == "zh" else rf"\b(?:{words})\b")


def _found(text: str, searched: Pattern, kinds: Mapping[str, Pattern]) -> Iterator[Slip]:
    for match in searched.finditer(text):
        words = match.group()
        message = next((message for message, kind in kinds.items() if kind.fullmatch(words)), None)
        if message is not None and not _is_meant(words, message, match, text):
            start, end = match.span()
            yield Slip(start + len(words) - len(words.lstrip(" \n(,")), end - len(words) + len(words.rstrip()), message)


def _is_meant(words: str, message: str, match: Match, text: str) -> bool:
    """Whether it only looks like a slip: an abbreviation's point, the name of a host, the numeral i."""
    if message == _SMALL_START:
        before, _, after = words.partition(" ")
        return before.rstrip(".").casefold() in _ABBREVIATIONS or after.rstrip(" ,") in _LIST_MARKS
    if message == _NO_BLANK:
        return words.endswith(_HOSTS)
    after = text[match.span()[1] :][:4]
    return message == _SMALL_I and words.endswith((" and", " or", " to")) and after.startswith((" ii", " iv", " v"))


def _articles(text: str) -> Iterator[Slip]:
    for match in _ARTICLE.finditer(text):
        article, _, word = match.group().partition(" ")
        if word.casefold() not in _NO_ARTICLE:
            yield Slip(*match.span(), f"'{{words}}': write '{'a' if article == 'an' else 'an'} {word}'.")


def _repeated(text: str) -> Iterator[Slip]:
    """Find a word that stands twice in a row."""
    words = text.split(" ")
    twice = [index for index, same in enumerate(map(eq, words, words[1:])) if same and words[index].isalpha()]
    ends = list(accumulate(len(word) + 1 for word in words)) if twice else []
    for index in twice:
        word = words[index]
        if word.casefold() not in _MAY_REPEAT and not word[0].isupper():
            yield Slip(ends[index] - 1 - len(word), ends[index + 1] - 1, "'{words}' says a word twice.")


def _broken_numbers(passages: tuple[Passage, ...], language: str) -> Iterator[Slip]:
    """Find a list that does not count on: 1, 2, 4. It may begin anew with 1 at any place.

    A reader of drafts takes the numbers that count on out of the words; one that is left alone does not follow.
    """
    last: tuple[str, bool, int] | None = None
    part = ""
    for passage in passages:
        is_first, part = passage.part != part, passage.part
        match = _NUMBERED.search(passage.text[:8]) if passage.text[0] in _BEGINS_A_NUMBER else None
        if match is None:
            continue
        number = int(match.group(1))
        here = (passage.part, passage.is_heading, number)
        before = last[2] if last is not None and last[:2] == here[:2] else None
        if before is None:
            is_broken = number > 1 and not is_first and not passage.is_heading and part in STATEMENT_SECTIONS
        else:
            is_broken = number not in {1, before + 1} and number >= before
        if is_broken:
            message = (
                f"编号 {number} 前面没有 {number - 1}。"
                if language == "zh"
                else f"The list has {number} but no {number - 1} before it."
            )
            yield Slip(passage.start, passage.start + len(match.group()) - 1, message)
        last = here
