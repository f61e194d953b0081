"""A file of a type that is not taken, a link in the place of a file, a file that asks for a password."""

from collections.abc import Iterator

from poa.case import Annex, Evidence
from poa.review.coverage import issues_of
from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import file_types, paper_of, words_of
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule
from poa.review.subject import Subject

_SUFFIX = pattern(r"\.([a-z0-9]{2,5})$")
_FILE_IN_TITLE = pattern(
    r"[\w-]\.(docx?|xlsx?|csv|txt|pptx?|rtf|zip|rar|7z|heic|webp|bmp|html?|eml|msg|pdf|png|jpe?g|gif|tiff?)\b"
)
_PAPERS = pattern(
    r"\b(?:invoices?|documents?|documentation|files?|photos?|pictures?|images?|evidence|proofs?|letters?|reports?|"
    r"certificates?|attachments?|videos?|scans?|papers?|records?)\b",
    "发票|文件|照片|图片|证据|证明|资料|附件|视频|报告",
)
_NO_OBJECTION = pattern(
    r"\b(?:not|never|no longer|removed?|deleted?|stopped|instead of|listing|detail page|product page|customers?|buyers?|"
    r"staff|team|employees?|sops?|training|trained|instructions?|supplier sends?|shared (?:folder|drive) (?:of|for))\b",
    "(?:不|没有|未|删除|移除|买家|员工|培训|仓库)",
)
_AMAZON = pattern(r"https?://(?:[\w-]+\.)*amazon\.[a-z.]+")


def check(subject: Subject) -> Iterator[Hit]:
    """Look at the files of the case and at file names in the list of enclosures, then for links and passwords in words.

    A type is only objected to where the notice of such an issue has a list of types; tables for a performance metric
    are fine.
    """
    yield from _files(subject)
    yield from _titles(subject)
    yield from _words(subject)


def _files(subject: Subject) -> Iterator[Hit]:
    case = subject.case
    if case is None:
        return
    issues = issues_of(subject)
    enclosed: list[Evidence | Annex] = [*case.evidence, *(each for each in case.annexes if each.file)]
    for paper in enclosed:
        file = paper.file or ""
        if words_of("links").search(f"{file} {paper.title}"):
            yield Hit(f"'{paper.title}' is a link; the reviewer opens none: enclose the file itself.")
            continue
        protected = isinstance(paper, Evidence) and paper.facts.get("password_protected")
        if words_of("passwords").search(f"{file} {paper.title}") or (protected and protected.value is True):
            yield Hit(f"'{paper.title}' asks for a password: enclose it without one.")
            continue
        suffix = _SUFFIX.search(file)
        taken = file_types(paper_of(paper) if isinstance(paper, Evidence) else None, issues)
        if suffix and taken and suffix.group(1).lower() not in taken:
            yield _of_type(file, taken)


def _titles(subject: Subject) -> Iterator[Hit]:
    taken = file_types(None, issues_of(subject))
    if subject.case is not None or not taken:
        return
    for passage in subject.passages_of("enclosures"):
        for match in _FILE_IN_TITLE.finditer(passage.text):
            if match.group(1).lower() not in taken:
                yield Hit.on(passage, _of_type(passage.text, taken).message)
                break


def _words(subject: Subject) -> Iterator[Hit]:
    for searched, message in (
        (words_of("links", "offered"), "gives a link in the place of a file; reviewers open none."),
        (words_of("passwords"), "says that a file asks for a password."),
    ):
        for match in subject.find(searched):
            start, end = match.span()
            sentence = subject.sentence(start)
            if (
                subject.is_quoted(start, end)
                or not _PAPERS.search(sentence)
                or _NO_OBJECTION.search(sentence)
                or _AMAZON.search(sentence)
            ):
                continue
            yield Hit(f"'{' '.join(match.group().split())[:60]}' {message}", start, end)
            break


def _of_type(file: str, taken: tuple[str, ...]) -> Hit:
    return Hit(f"'{file}' is of a type that is not taken for this issue: {', '.join(taken)} are.")


RULE = Rule(
    id="bad_attachment_type",
    level=Level.WARNING,
    summary="A file has a type that is not taken, is only a link, or asks for a password.",
    why="Notices list the file types that can be opened: identity PDF, PNG, JPEG, GIF; authenticity PDF, JPG, PNG, GIF; "
    "rights complaints JPEG, GIF, PNG, TIFF. Links are not followed, protected files not opened.",
    source="facts.md 1.4 and 3.2",
    hint="Save the paper as one of the types listed, one paper a file, without a password, and attach it.",
    check=check,
    section="closing",
    flags=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "file": "invoice.xlsx"}),
        paper_example("identity_verification", {"kind": "passport", "file": "Passport.DOCX"}, route="documents"),
        paper_example("trademark_complaint", {"kind": "letter_of_authorisation", "file": "authorisation.zip"}),
        paper_example("inauthentic", {"kind": "supplier_invoice", "file": "https://files.example/invoice.pdf"}),
        paper_example(
            "inauthentic", {"kind": "supplier_invoice", "file": "a.pdf", "facts": {"password_protected": True}}
        ),
        "All invoices can be downloaded from our Google Drive.",
        "Please open the following link to see the photos of our warehouse.",
        "The invoices are in a password-protected PDF; the password is the name of our store.",
    ],
    accepts=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "file": "invoice.PDF"}),
        paper_example("late_shipment_rate", {"kind": "tracking_report", "file": "tracking.csv"}, note="no list for it"),
        paper_example("trademark_complaint", {"kind": "retraction_email", "file": "retraction.png"}),
        paper_example("inauthentic", {"kind": "supplier_invoice"}, note="no file is named"),
        "On 18 May 2026 Li Wei removed the link to our website from the images of the listing.",
        "The passwords of both users were changed on 18 May 2026.",
        "The photos are in the case at https://sellercentral.amazon.com/cases.",
        "Chen Yu keeps the packing instructions for the warehouse on Google Drive and every employee signs the file.",
        "Since 18 May 2026 our order system has been linked with Amazon.",
    ],
    examples_by_language={
        "zh": (
            (
                "发票和照片请到百度网盘下载。",
                "所有文件请通过以下链接查看：https://files.example/all。",
                "附件为加密文件，解压密码是店铺名称。",
            ),
            (
                "我们已删除商品图片中的网站链接。",
                "5 月 18 日我们修改了两个用户的密码。",
                "发票以 PDF 形式随信附上。",
                "订单系统已与亚马逊后台链接。",
                "仓库培训资料保存在云盘，员工每月阅读一次。",
            ),
        )
    },
)
