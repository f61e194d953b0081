import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa.identifiers import (
    CARRIERS,
    KINDS,
    Found,
    check,
    check_digit_fits,
    check_tracking,
    find,
    mask,
    normalise,
    tracking_candidates,
)
from poa.identifiers.kinds import marketplace_names
from poa.marketplaces import all_marketplaces

# One for each kind: the same in `check` and, behind its label, in `find`.
SAMPLES = {
    "asin": "B0ABCDEFG1",
    "order_id": "114-1234567-1234567",
    "sku": "KNIFE 12/blue",
    "fnsku": "X001ABCDEF",
    "merchant_token": "A3TH9S8BH6GOGM",
    "marketplace_id": "A1PA6795UKMFR9",
    "complaint_id": "6401234567",
    "case_id": "7764065161",
    "fba_shipment": "FBA15DF2763D",
    "gtin": "4006381333931",
    "email": "ops@cheesehome.example",
    "tracking_number": "1Z5R89390357567127",
}
LONGEST = SAMPLES | {
    "merchant_token": "A3TH9S8BH6GOGM1",
    "complaint_id": "64012345671",
    "case_id": "77640651611",
    "fba_shipment": "FBA15DF2763D123",
}
LABELS = {"complaint_id": "Complaint ID: ", "case_id": "Case ID ", "gtin": "EAN "}

# Numbers of jkeen/tracking_number_data (MIT) and of facts.md 6.
TRACKING = [
    ("UPS", "1Z5R89390357567127"),
    ("UPS", "1Z999AA10123456784"),
    ("UPS", "1ZXX3150YW44070023"),
    ("FedEx", "986578788855"),
    ("FedEx", "477179081230"),
    ("FedEx", "041441760228964"),
    ("FedEx", "1001921334250001000300779017972697"),
    ("FedEx", "9632001560123456789900794808390594"),
    ("USPS", "9400111206206406260787"),
    ("USPS", "03071790000523483741"),
    ("USPS", "71969010756003077385"),
    ("USPS", "420787459400111206206406260787"),
    ("USPS", "4201002334249200190132607600833457"),
    ("USPS", "92748931507708513018050063"),
    ("USPS", "RB123456785US"),
    ("UPU S10", "RB123456785GB"),
    ("DHL Express", "3318810025"),
    ("DHL Express", "73891051146"),
    ("OnTrac", "C11031500001879"),
    ("OnTrac", "D10011354453707"),
    ("Canada Post", "0073938000549297"),
    ("DPD", "09980000020033F"),
    ("DPD", "008182709980000020033350276C"),
]
UNCHECKED = [
    ("UPS", "K1506235620"),
    ("FedEx", "9611020987654312345672"),
    ("DHL Express", "JVGL0999999990"),
    ("DHL eCommerce", "GM2951173225174494"),
    ("Amazon Logistics", "TBA010000000000"),
    ("DPD", "09980000020033"),
    ("Yodel", "JJD0002257639032011"),
    ("YunExpress", "YT2229521272164446"),
    ("4PX", "4PX1234567890123CN"),
    ("Yanwen", "AB123456789YP"),
    ("SF Express", "SF1234567890123"),
]


def test_every_kind_has_a_sample_here():
    assert SAMPLES.keys() == KINDS.keys()


@pytest.mark.parametrize(("kind", "identifier"), SAMPLES.items())
def test_a_good_identifier_stays_as_it_is(kind, identifier):
    assert check(kind, identifier) == identifier
    assert check(kind, f" {identifier}\n") == identifier


@pytest.mark.parametrize(("kind", "identifier"), [item for item in SAMPLES.items() if item[0] != "sku"])
def test_an_identifier_is_found_in_a_sentence_and_against_chinese_text(kind, identifier):
    label = LABELS.get(kind, "")
    for before, after in (("See ", "."), ("请看", "，谢谢"), ("(", ")"), ("“", "”")):
        text = f"{before}{label}{identifier}{after}"
        start = text.index(identifier)
        assert find(kind, text) == (Found(kind, identifier, identifier, start, start + len(identifier)),)


@pytest.mark.parametrize(("kind", "identifier"), [item for item in LONGEST.items() if item[0] not in {"sku", "email"}])
def test_nothing_is_found_inside_a_longer_token(kind, identifier):
    label = LABELS.get(kind, "")
    for before, after in (
        ("Q", ""),
        ("", "Q"),
        ("7", ""),
        ("", "7"),
        ("Q-", ""),
        ("", "-7"),
        ("", "_Q"),
        ("Я", ""),
        ("", "é"),
    ):
        assert find(kind, f"{label}{before}{identifier}{after} ") == ()


def test_an_e_mail_address_is_not_cut_out_of_a_longer_one():
    assert [found.identifier for found in find("email", "<first.last@shop.example>, x.ops@Shop.Example.")] == [
        "first.last@shop.example",
        "x.ops@shop.example",
    ]
    assert find("email", "a@b@c.example") == ()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("１１４－１２３４５６７－１２３４５６７", "114-1234567-1234567"),
        ("114–1234567—1234567", "114-1234567-1234567"),
        ("١١٤-1234567-1234567", "114-1234567-1234567"),
        ("114-\u200b1234567-12345\u00ad67\ufeff", "114-1234567-1234567"),
        ("𝟏𝟏𝟒−1234567-1234567", "114-1234567-1234567"),
    ],
)
def test_an_id_that_only_looks_different_is_brought_to_plain_form(written, plain):
    assert normalise(written) == plain
    assert check("order_id", written) == plain
    (found,) = find("order_id", f"订单{written}。")
    assert found.identifier == plain


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("kind", "written", "complaint"),
    [
        ("asin", "B0АBCDEFG1", "B0АBCDEFG1 has a Cyrillic А (U+0410) where a Latin letter belongs"),
        ("asin", "Β0ABCDEFG1", "Β0ABCDEFG1 has a Greek Β (U+0392) where a Latin letter belongs"),
        ("asin", "B0ABCDEFGı", "B0ABCDEFGı has the character ı (U+0131) where a Latin letter belongs"),
        ("order_id", "114-1234567-12З4567", "114-1234567-12З4567 has a Cyrillic З (U+0417) where a digit belongs"),
        (
            "asin",
            "B0ABC",
            "B0ABC, with 5 characters, is not an ASIN: an ASIN is B and nine letters or digits (B0ABCDEFG1), or the ISBN-10 of a book",
        ),
        ("asin", "B00XXXXXXX", "B00XXXXXXX is masked: write the whole identifier"),
        ("asin", "0306406153", "0306406153 is not the ISBN-10 of a book: its check digit does not fit"),
        ("merchant_token", "ATVPDKIKX0DER", "ATVPDKIKX0DER is the marketplace id of Amazon.com, not a merchant token"),
        (
            "marketplace_id",
            "A3TH9S8BH6GOGM",
            "A3TH9S8BH6GOGM is not among the marketplace ids that Amazon lists, such as ATVPDKIKX0DER",
        ),
        ("email", "ops@cheesehome", "ops@cheesehome has no domain with a dot after the @"),
        ("email", "ops..a@shop.example", "ops..a@shop.example has a dot too many before the @"),
        ("email", "ops@shop.1", "ops@shop.1 ends in no top-level domain, such as .com"),
        (
            "email",
            "two words@shop.example",
            "two words@shop.example is not an e-mail address: an e-mail address has one @, no blanks and a domain with a dot",
        ),
        (
            "complaint_id",
            "640XCCCCC",
            "640XCCCCC, with 9 characters, is not a complaint id: a complaint id has 10 or 11 digits",
        ),
        ("gtin", "123", "123, with 3 characters, is not a GTIN: a GTIN has 8, 12, 13 or 14 digits"),
        ("sku", "a\tb", "'a b' has a character that cannot be printed (U+0009)"),
        ("case_id", " ", "there is no identifier: a case id has 10 or 11 digits"),
        ("tracking_number", "", "there is no tracking number"),
    ],
)
def test_a_bad_identifier_is_refused_in_one_sentence(kind, written, complaint):
    with pytest.raises(ValueError) as refusal:
        check(kind, written)
    assert str(refusal.value) == complaint


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=60))
def test_any_text_is_an_identifier_or_one_line_of_complaint(kind, text):
    answer = _answer(kind, text)
    assert _answer(kind, answer) == answer or "\n" not in answer


def _answer(kind, text):
    try:
        return check(kind, text)
    except ValueError as complaint:
        return str(complaint)


def test_letters_may_be_small_and_the_domain_of_an_address_is():
    assert check("asin", "b0abcdefg1") == "B0ABCDEFG1"
    assert check("tracking_number", "1z 5r8 939 03 5756 7127") == "1Z5R89390357567127"
    assert check("email", "Ops@CheeseHome.Example") == "Ops@cheesehome.example"


def test_a_book_is_an_asin_and_is_found_behind_its_label_only():
    assert check("asin", "0306406152") == "0306406152"
    assert [found.identifier for found in find("asin", "ASINs: B0ABCDEFG1, 0306406152 and 030640615X")] == [
        "B0ABCDEFG1",
        "0306406152",
    ]
    assert find("asin", "Call 0306406152 today.") == ()


@pytest.mark.parametrize(
    "word", ["BASKETBALL", "BLUETOOTH5", "BATTERY100", "B2BSELLING", "B00XXXXXXX", "B00xxxxxxx", "B07TLXXXX"]
)
def test_words_and_masked_ids_are_not_found_as_asins(word):
    assert find("asin", f"The {word} is here.") == ()


@pytest.mark.parametrize("word", ["ACCOUNTABILITY", "AUTHENTICATION", "ATVPDKIKX0DER"])
def test_words_and_marketplace_ids_are_not_found_as_merchant_tokens(word):
    assert find("merchant_token", f"The {word} is here.") == ()


def test_an_asin_is_found_in_a_link_and_next_to_marks():
    text = "https://www.amazon.com/dp/B0ABCDEFG1/ref=x?th=1 ①B0ABCDEFG2² B0ABCDEFG3™ B0ABCDEFG4—a knife"
    assert [found.identifier for found in find("asin", text)] == [f"B0ABCDEFG{number}" for number in range(1, 5)]


def test_digital_and_multichannel_orders_are_order_ids():
    text = "D01-1234567-1234567, S01-1234567-1234567; nº114-1234567-1234567"
    assert [found.identifier[:3] for found in find("order_id", text)] == ["D01", "S01", "114"]


@pytest.mark.parametrize(
    ("kind", "text", "identifiers"),
    [
        (
            "complaint_id",
            "Complaint ID: 6401234567; 6401234568 and\n- 6401234569",
            ["6401234567", "6401234568", "6401234569"],
        ),
        ("complaint_id", "投诉编号：64012345671", ["64012345671"]),
        ("complaint_id", "The complaint id is 6401234567.", ["6401234567"]),
        ("complaint_id", "Beschwerde-ID 6401234567", ["6401234567"]),
        (
            "case_id",
            "case 7764065161, Fallnummer: 8109560011, ケースID：6110603042",
            ["7764065161", "8109560011", "6110603042"],
        ),
        ("case_id", "In this case call 8005551234.", []),
        ("case_id", "Showcase 7764065161", []),
        ("gtin", "EAN-13 4006381333931,036000291452 / UPC: 036000291453", ["4006381333931", "036000291452"]),
        ("gtin", "We sold 96385074 units.", []),
        ("tracking_number", "Tracking number: 986578788855", ["986578788855"]),
        (
            "tracking_number",
            "FedEx Ground 041441760228964, 运单号：YT2229521272164446",
            ["041441760228964", "YT2229521272164446"],
        ),
        ("tracking_number", "Invoice 986578788855 of RB123456784GB", []),
        ("tracking_number", "Invoice AB123456785 of RB123456785GB", ["RB123456785GB"]),
    ],
)
def test_bare_numbers_are_found_behind_their_label_and_in_lists(kind, text, identifiers):
    assert [found.identifier for found in find(kind, text)] == identifiers


PIECES = st.sampled_from(
    [
        *SAMPLES.values(),
        "B0",
        "1",
        "７",
        "A",
        "А",
        "-",
        "–",
        "—",
        "\u200b",
        "⑩",
        "½",
        "ﬁ",
        "é",
        "\u0301",
        " ",
        ", ",
        "@",
        ".",
        "Case ",
        "号",
        "EAN ",
    ]
)


@given(st.sampled_from(sorted(KINDS)), st.lists(PIECES, max_size=12).map("".join))
def test_a_found_identifier_is_a_part_of_the_text_and_passes_its_check(kind, text):
    end = 0
    for found in find(kind, text):
        assert text[found.start : found.end] == found.text_as_written
        assert found.start >= end
        assert normalise(found.text_as_written).casefold() == found.identifier.casefold()
        assert check(kind, found.identifier) == found.identifier
        end = found.end


def test_what_begins_like_a_tracking_number_and_is_none_is_not_found_in_a_list_of_them():
    text = "Tracking: 1Z5R89390357567127, 1Z5R89390357567127B0ABCDEFG1"
    assert [found.identifier for found in find("tracking_number", text)] == ["1Z5R89390357567127"]


@pytest.mark.parametrize(("carrier", "number"), TRACKING)
def test_a_tracking_number_is_known_by_form_and_check_digit(carrier, number):
    assert carrier in tracking_candidates(number)
    assert check_tracking(number, carrier) == check_tracking(number) == number
    assert check_digit_fits("tracking_number", number, carrier) is True


@pytest.mark.parametrize(("carrier", "number"), UNCHECKED)
def test_a_form_without_a_check_digit_is_a_candidate_all_the_same(carrier, number):
    assert carrier in tracking_candidates(number)
    assert check_tracking(number, carrier) == number
    assert check_digit_fits("tracking_number", number, carrier) is None


def test_every_carrier_is_tried_here():
    assert {carrier for carrier, _ in TRACKING + UNCHECKED} == set(CARRIERS)


@pytest.mark.parametrize(
    ("carrier", "number"),
    [
        ("FedEx", "996578788855"),
        ("FedEx", "568283610012732"),
        ("USPS", "9434611206206407667131"),
        ("USPS", "03071790000523483742"),
        ("UPU S10", "RB123456786GB"),
        ("DHL Express", "3318810010"),
        ("OnTrac", "C11031500001889"),
        ("Canada Post", "0073938000549292"),
        ("DPD", "09980000020033D"),
        ("UPS", "1Z1111111111111111"),
    ],
)
def test_a_wrong_check_digit_is_for_a_warning_and_no_error(carrier, number):
    assert check_tracking(number, carrier) == check("tracking_number", number) == number
    assert check_digit_fits("tracking_number", number, carrier) is False
    assert carrier not in tracking_candidates(number)


@given(st.sampled_from(TRACKING), st.integers(1, 9))
def test_another_digit_at_the_end_never_fits(sample, step):
    carrier, number = sample
    place = max(index for index, sign in enumerate(number) if sign.isdigit())
    wrong = f"{number[:place]}{(int(number[place]) + step) % 10}{number[place + 1 :]}"
    if len(number) != 20:  # those of USPS may be meant with or without a 91 before them: either digit will do
        assert check_digit_fits("tracking_number", wrong, carrier) is False


@pytest.mark.parametrize(
    ("number", "carrier", "complaint"),
    [
        (
            "98657878885",
            "FedEx",
            "^98657878885, with 11 characters, is not a number of that form: FedEx has 12, 15, 22 or 34 digits",
        ),
        ("1Z5R8939035756712", None, "^1Z5R8939035756712, with 17 characters, .* UPS has 1Z and 16"),
        ("TBA12345678901", None, "Amazon Logistics has TBA, TBC or TBM and 12 digits"),
        ("12345", None, "a tracking number has 8 to 40 letters and digits"),
        ("ABCDEFGHIJ", None, "is not a tracking number"),
        ("98657878885б", None, "a Cyrillic б"),
        ("986578788855", "UPSS", "^'UPSS' is not a carrier: did you mean UPS\\?$"),
    ],
)
def test_a_wrong_length_or_alphabet_is_an_error(number, carrier, complaint):
    with pytest.raises(ValueError, match=complaint):
        check_tracking(number, carrier)


def test_a_carrier_may_be_named_as_sellers_name_it():
    assert check_tracking("041441760228964", "fedex ground")
    assert check_tracking("3318810025", "DHL")
    assert check_tracking("SF1234567890123", "顺丰")
    assert check_tracking("9400 1112 0620 6406 2607 87", "UPS SurePost")  # handed over to the post


def test_a_carrier_that_is_not_in_the_table_is_not_checked_further():
    assert check_tracking("H00ABC123456789", "Evri") == "H00ABC123456789"
    assert check_digit_fits("tracking_number", "986578788856", "Yamato") is None


@pytest.mark.parametrize("number", ["4006381333931", "036000291452", "96385074", "978-0-306-40615-7"])
def test_the_check_digit_of_a_trade_item_fits(number):
    assert check_digit_fits("gtin", number) is True


def test_check_digits_that_are_wrong_or_missing_are_told_apart():
    assert check("gtin", "4006381333932") == "4006381333932"
    assert check_digit_fits("gtin", "4006381333932") is False
    assert check_digit_fits("gtin", "123") is None
    assert check_digit_fits("asin", "B0ABCDEFG1") is None
    assert check_digit_fits("asin", "0306406152") is True
    assert check_digit_fits("asin", "0306406153") is False
    assert check_digit_fits("order_id", "114-1234567-1234567") is None


def test_a_log_shows_only_the_end_of_an_order_and_the_domain_of_an_address():
    assert mask("order_id", "114-1234567-1234567") == "***-*******-***4567"
    assert mask("email", "ops@cheesehome.example") == "o***@cheesehome.example"
    assert mask("tracking_number", "1Z5R89390357567127") == "**************7127"
    assert mask("asin", "B0ABCDEFG1") == "B0ABCDEFG1"


@given(
    st.sampled_from(["order_id", "email", "case_id", "tracking_number"]), st.text(alphabet="ab1@. -é\n", max_size=30)
)
def test_masking_never_raises_and_never_shows_more_than_four_signs_of_what_it_does_not_know(kind, text):
    shown = mask(kind, text)
    if kind == "email":
        assert shown == "***" or shown[1:5] == "***@"
    else:
        assert sum(sign.isalnum() for sign in shown) <= 4


def test_an_unknown_kind_is_answered_with_the_nearest():
    for function in (check, find, mask, check_digit_fits):
        with pytest.raises(ValueError, match=r"^'asins' is not a kind of identifier: did you mean asin"):
            function("asins", "B0ABCDEFG1")


def test_the_marketplace_ids_are_those_of_the_marketplaces():
    assert marketplace_names() == {store.id: store.name for store in all_marketplaces()}
    for store in all_marketplaces():
        assert check("marketplace_id", store.id) == store.id


HOSTILE = [
    "1",
    "1-",
    "a@",
    "a.",
    "A1",
    "B0",
    "1Z",
    "case ",
    "12345678 ",
    "1234567890, ",
    "B0ABCDEFG1 ",
    "\u200b",
    "\u0327\u0301",
    "ﷺ",
    "⑩",
    " ",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("kind", ["asin", "order_id", "case_id", "email", "gtin", "tracking_number"])
def test_finding_takes_time_in_proportion_to_the_text(kind, piece):
    _grows_in_proportion(lambda text: find(kind, text), piece)


@pytest.mark.parametrize("piece", HOSTILE)
def test_normalising_and_checking_take_time_in_proportion_to_the_text(piece):
    _grows_in_proportion(normalise, piece)
    _grows_in_proportion(lambda text: mask("email", text), piece)


def _grows_in_proportion(function, piece):
    short, tenfold, hundredfold = (_seconds(function, (piece * size)[:size]) for size in (500, 5_000, 50_000))
    floor = 0.0005  # below, the clock decides; a quadratic search would take 100 and 10 000 times as long
    assert tenfold < 60 * max(short, floor)
    assert hundredfold < 1000 * max(short, floor)


def _seconds(function, text):
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        function(text)
        best = min(best, time.perf_counter() - start)
    return best
