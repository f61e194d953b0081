"""A password, a code, a key or a card number in a letter."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.patterns import Match, Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_VALUE = r"[^\s\"'”’,;，；。]{4,80}"
_PASSWORD = pattern(
    r"\b(?:pass ?words?|pass ?code|passphrase|pwd)\b(?: (?:for|of|to) [^.:=\n]{1,40}?)?(?: ?[:=：]| (?:is|was)(?: now| set to| changed to)?:?)? ?[\"'“‘]?"
    rf"({_VALUE})",
    r"(?:密码|口令)(?:为|是|：|:|改为|改成| )+ ?" + rf"({_VALUE})",
)
_CODE = pattern(
    r"\b(?:OTP|one[- ]time (?:password|code|pin|passcode)|(?:verification|security|authentication|auth|2fa|two[- ]step|2-step|2sv|sms|login|backup|confirmation) (?:code|pin))"
    r"s?(?: (?:we|you|they|i) (?:received|got|sent)| from [\w ]{1,20}| sent to us)?(?: ?[:=：]?| (?:is|was|are|were)|(?: number)?) ?(\d{3} ?-?\d{1,5})\b",
    r"\bpin(?: code| number)?(?: ?[:=：]| is| was) ?(\d{4})\b",
    r"(?:验证码|动态码|校验码|动态密码)(?:为|是|：|:| )* ?(\d{4,8})",
)
_CVV = pattern(
    r"\b(?:cvv2?|cvc2?|cvn|card security code|安全码)\b(?: (?:is|was|code|number|no\.?))*[ :=：#]*(\d{3,4})\b"
)
_TOKEN = pattern(
    r"\b(?:(?:api|access|refresh|secret|client|auth|authentication|bearer|mws|lwa|aws|private|session|developer)[ _-]?(?:access |auth |api |secret )?"
    r"(?:keys?|tokens?|secrets?|key id)|bearer|token)(?: (?:for|of) [\w -]{1,30})?(?: ?[:=：]| (?:is|was))? ?[\"'“]?([A-Za-z0-9_|./+=~-]{16,})",
    r"(?:密钥|令牌|访问密钥|刷新令牌)(?:为|是|：|:| )* ?([A-Za-z0-9_|./+=~-]{16,})",
)
_KNOWN = pattern(
    r"\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b",
    r"\b(?:Atz[ar]|Atn[ar])\|[A-Za-z0-9_.~+/=|-]{10,}",
    r"\bamzn1\.oa2-cs\.v1\.[0-9a-f]{16,}",
    r"\b(?:sk|rk)_(?:live|test)_[0-9A-Za-z]{16,}",
    r"\bsk-[A-Za-z0-9_-]{20,}",
    r"\bgh[pousr]_[A-Za-z0-9]{30,}",
    r"\bgithub_pat_[A-Za-z0-9_]{30,}",
    r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    r"\bAIza[0-9A-Za-z_-]{35}",
    r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----",
    r"\bamzn\.mws\.[0-9a-f]{8}-[0-9a-f-]{20,}",
    ignore_case=False,
)
_DIGITS = pattern(
    r"(?:^|[^\w-])((?:\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}))(?:$|[^\w-])"
)
_STARTS = pattern(r"(?:4|5[1-5]|2[2-7]|3[47]|6011|64[4-9]|65|62|81|35)\d*")
_PARCEL = pattern(
    r"\b(?:track\w*|parcels?|packages?|waybills?|shipments?|consignment|usps|ups|fedex|dhl|awb|label|gtin|ean|upc|barcodes?|canada post|"
    r"order|serial|imei|lot)\b|单号|运单|追踪|条码"
)
_CARD = pattern(r"\b(?:cards?|visa|master ?card|amex|american express|credit|debit|unionpay)\b|银行卡|信用卡|卡号")
_HAS_DIGIT = pattern(r"\d")
_HAS_LETTER = pattern(r"[A-Za-z]")
_HAS_SIGN = pattern(r"[^\w\s.,;:()-]")
_ORDINARY = pattern(
    r"\d+-?(?:step|day|days|hour|hours|month|months|factor|characters?|digits?|times?|users?|weeks?)[.:)]*|\d{4}-\d{2}-\d{2}.*|\d{1,2}:\d{2}.*|"
    r"[\d.,/%()-]+|\(.*|\[.*|<.*|\{.*|x+|\*+|https?:.*|•+|\.{3,}|_+|-+"
)
_ANY = pattern(  # one of these is in every secret
    r"pass ?(?:word|code|phrase)|\bpwd\b|\botp\b|codes?\b|\bpin\b|\bcv[vcn]|tokens?\b|keys?\b|secrets?\b|bearer|密码|口令|验证码|动态码|校验码|安全码|"
    r"密钥|令牌|\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d|3[47]\d\d[ -]?\d{6}|(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}|Atn?z?[ar]\||amzn|[sr]k[_-]|"
    r"gh[pousr]_|github_pat|xox[abprs]-|AIza|eyJ"
)
_MESSAGE = "{what} stands in the letter. It is known to whoever reads the letter."


def check(subject: Subject) -> Iterator[Hit]:
    """Look for each kind of secret; its value is never repeated in the message."""
    taken: list[tuple[int, int]] = []
    for what, match, span in _secrets(subject):
        start, end = span
        if any(first < end and start < last for first, last in taken):
            continue
        taken.append(span if match is None else match.span())
        yield Hit(_MESSAGE.format(what=what), start, end)


def _secrets(subject: Subject) -> Iterator[tuple[str, Match | None, tuple[int, int]]]:
    text = subject.text
    if not _ANY.search(text):
        return
    for match in _KNOWN.finditer(text):
        yield "A key or token", match, match.span()
    for match, value, span in _values(_TOKEN, text, 2):
        if (
            _HAS_DIGIT.search(value)
            and _HAS_LETTER.search(value)
            and not _ORDINARY.fullmatch(value)
            and "@" not in value
        ):
            yield "A key or token", match, span
    for match, value, span in _values(_PASSWORD, text, 2):
        if _is_password(value, match.group()):
            yield "A password", match, span
    for match, _, span in _values(_CODE, text, 3):
        yield "A one-time code or PIN", match, span
    for match, _, span in _values(_CVV, text):
        yield "The security code of a card", match, span
    for match in _DIGITS.finditer(text):
        start, end = match.span(1)
        if _is_card(subject, start, end):
            yield "A card number", None, (start, end)


def _values(searched: Pattern, text: str, groups: int = 1) -> Iterator[tuple[Match, str, tuple[int, int]]]:
    """Give the matches with the value in them, whichever of the groups holds it."""
    for match in searched.finditer(text):
        for group in range(1, groups + 1):
            if match.group(group):
                yield match, match.group(group), match.span(group)
                break


def _is_password(value: str, words: str) -> bool:
    """Whether what follows "password" is one: behind a colon anything mixed, behind "is" letters with figures."""
    value = value.rstrip(".)]")
    if _ORDINARY.fullmatch(value) or len(value) < 4:
        return False
    has_digit, has_letter = bool(_HAS_DIGIT.search(value)), bool(_HAS_LETTER.search(value))
    mixed = (has_digit and has_letter) or bool(_HAS_SIGN.search(value) and (has_digit or has_letter))
    behind_colon = any(sign in words[: len(words) - len(value)] for sign in ":=：")
    return mixed and (behind_colon or len(value) >= 6) and value.casefold() not in {"e-mail", "2-step"}


def _is_card(subject: Subject, start: int, end: int) -> bool:
    digits = "".join(sign for sign in subject.text[start:end] if sign.isdigit())
    if len(digits) not in {15, 16, 19} or not _STARTS.fullmatch(digits) or not _luhn(digits) or len(set(digits)) < 2:
        return False
    sentence = subject.sentence(start)
    return _CARD.search(sentence) is not None or not _PARCEL.search(sentence)


def _luhn(digits: str) -> bool:
    total = 0
    for place, sign in enumerate(reversed(digits)):
        number = int(sign) * (1 + place % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


RULE = Rule(
    id="credentials_present",
    level=Level.ERROR,
    is_secret=True,
    summary="A password, code, key or card number stands in the letter.",
    why="A letter is read by many and kept for long. Amazon never asks for a secret in a plan.",
    source="facts.md 3.2 and 2.7 account_compromised; security",
    hint='Take it out, and change the password or key: what was sent is no secret any more. "We reset the password of each user on 16 May '
    '2026" says enough.',
    check=check,
    flags=[
        "The new password is Tulip2931x.",
        "Login: ops@cheesehome.example, password: Tulip#2931",
        "The OTP 482913 came by SMS.",
        "Our access key AKIAEXAMPLE123456789 was removed.",
        "The card 4111 1111 1111 1111 pays the fees.",
        "CVV: 482",
        "Refresh token: Atzr|IwEBIExampleExampleExample1234567890",
        example(closing=["The verification code is 482913."]),
        "API key = 8f3a9c1e7b2d4f6a8c0e",
    ],
    accepts=[
        "On 16 May 2026 we reset the password of each user and turned on two-step verification.",
        "The password was changed on 16 May 2026 by Li Wei.",
        "Passwords: reset on 2026-05-16 for 4 users.",
        "Each password is 12 characters long and expires after 90 days.",
        "The parcel with tracking number 4532015112830366 was delivered on 4 May 2026.",  # passes the check digit of a card
        "Order 114-1234567-1234567 was refunded on 15 May 2026.",
        "The card ending in 4242 was replaced by a valid one on 16 May 2026.",
        "On 16 May 2026 Zhao Min removed 3 API tokens and 2 users.",
        "We asked for a verification code to be sent to two persons.",
    ],
    examples_by_language={
        "zh": (
            ("后台密码：Tulip2931x", "验证码是 482913。", "信用卡号 4111 1111 1111 1111。"),
            (
                "5 月 16 日我们重置了每个用户的密码。",
                "密码每 90 天更换一次。",
                "运单号 4532015112830366 已于 5 月 4 日送达。",
                "5 月 16 日赵敏删除了 3 个令牌。",
                "订单 114-1234567-1234567 已退款。",
            ),
        )
    },
)
