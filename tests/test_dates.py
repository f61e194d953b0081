import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa import dates
from poa.dates import DateReading, find_dates, read_date, read_day
from poa.marketplaces import all_marketplaces, marketplace

MAY_14 = datetime.date(2026, 5, 14)  # a Thursday
RECENT_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))


@given(st.dates())
def test_a_day_written_the_iso_way_is_read_back(day):
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("14 May 2026", "write 14 May 2026 as 2026-05-14"),
        ("May 14, 2026", "write May 14, 2026 as 2026-05-14"),
        ("2026-5-14", "write 2026-5-14 as 2026-05-14"),
        ("14.05.2026", "write 14.05.2026 as 2026-05-14"),
        ("2026年5月14日", "write 2026年5月14日 as 2026-05-14"),
        ("２０２６-05-14", "write ２０２６-05-14 as 2026-05-14"),
        (" 2026-05-14", "write 2026-05-14 as 2026-05-14"),
        ("03/04/2026", "03/04/2026 can be 4 March or 3 April 2026: write 2026-03-04 or 2026-04-03"),
        ("14/05/26", "14/05/26 has a year of two digits: write the year in full, as in 2026-05-14"),
        ("2026-02-30", "2026-02-30 is not a day of the calendar"),
        ("31 June 2026", "31 June 2026 is not a day of the calendar"),
        ("Friday, 14 May 2026", "14 May 2026 is a Thursday, not a Friday"),
        ("May", "'May' is not a day: write it as YYYY-MM-DD, such as 2026-05-14"),
        ("2026-05-14T10:00", "'2026-05-14T10:00' is not a day: write it as YYYY-MM-DD, such as 2026-05-14"),
        ("", "'' is not a day: write it as YYYY-MM-DD, such as 2026-05-14"),
    ],
)
def test_a_day_in_another_form_is_refused_and_told_what_to_write(written, answer):
    with pytest.raises(ValueError) as refusal:
        read_day(written)
    assert str(refusal.value) == answer


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_one_line_of_complaint(written):
    answer = _answer(written)
    assert answer == written or "\n" not in answer


def _answer(written):
    try:
        return read_day(written).isoformat()
    except ValueError as complaint:
        return str(complaint)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "14 May 2026"),
        ("en", "14th of May, 2026"),
        ("en", "May 14, 2026"),
        ("en", "May 14,2026"),
        ("en", "14-May-2026"),
        ("en", "Thursday, May 14th, 2026"),
        ("en", "Thu 14 May 2026"),
        ("en", "2026-05-14 (Thu)"),
        ("de", "14. Mai 2026"),
        ("de", "Donnerstag, den 14. Mai 2026"),
        ("de", "Do, 14.05.2026"),
        ("fr", "14 mai 2026"),
        ("fr", "jeudi 14 mai 2026"),
        ("es", "14 de mayo de 2026"),
        ("es", "jueves, 14 de mayo del 2026"),
        ("it", "giovedì 14 maggio 2026"),
        ("pt", "quinta-feira, 14 de maio de 2026"),
        ("nl", "donderdag 14 mei 2026"),
        ("ja", "2026年5月14日"),
        ("ja", "２０２６年５月１４日（木）"),
        ("ja", "2026年05月14日木曜日"),
        ("zh", "2026 年 5 月 14 日"),
        ("zh", "2026年5月14号 星期四"),
        ("zh", "２０２６／０５／１４"),
        ("zh", "2026.5.14"),
    ],
)
def test_a_written_date_is_read_with_its_language_and_without(language, written):
    assert read_date(written, language=language).day == MAY_14
    if not written.startswith("Do,"):  # of two letters: a weekday in German only
        assert read_date(written).day == MAY_14


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("1er févr. 2026", 2),
        ("1 aou\u0302t 2026", 8),
        ("1. März 2026", 3),
        ("1. Maerz 2026", 3),
        ("1º de março de 2026", 3),
    ],
)
def test_accents_may_be_missing_or_written_apart(written, month):
    assert read_date(written).day == datetime.date(2026, month, 1)


@pytest.mark.parametrize("language", sorted(dates._MONTHS))
def test_every_language_has_twelve_months_and_seven_weekdays(language):
    assert len(dates._MONTHS[language].split("|")) == 12
    assert len(dates._WEEKDAYS[language].split("|")) == 7


@pytest.mark.parametrize("table", [dates._MONTHS, dates._WEEKDAYS])
def test_no_word_means_two_things_in_two_languages(table):
    meanings = {}
    for row in table.values():
        for number, words in enumerate(row.split("|")):
            for word in words.split():
                assert word == dates._bare(word)
                if len(word) > 2:
                    assert meanings.setdefault(word, number) == number


def test_an_ambiguous_date_names_both_readings():
    reading = read_date("03/04/2026")
    assert reading == DateReading((datetime.date(2026, 3, 4), datetime.date(2026, 4, 3)), "03/04/2026")
    assert reading.ambiguous
    assert reading.day is None


@pytest.mark.parametrize("written", ["14/05/2026", "05/14/2026", "05/05/2026"])
def test_figures_that_can_be_only_one_day_are_not_ambiguous(written):
    assert not read_date(written).ambiguous


def test_the_marketplace_decides_the_order_of_figures():
    assert read_date("03/04/2026", marketplace=marketplace("US")).day == datetime.date(2026, 3, 4)
    assert read_date("03.04.2026", marketplace=marketplace("DE")).day == datetime.date(2026, 4, 3)


@pytest.mark.parametrize("code", ["CA", "JP", "SE"])
def test_where_the_year_comes_first_a_year_at_the_end_leaves_both_orders_open(code):
    assert read_date("2026/03/04", marketplace=marketplace(code)).day == datetime.date(2026, 3, 4)
    assert read_date("03/04/2026", marketplace=marketplace(code)).ambiguous


def test_figures_in_the_order_of_another_marketplace_are_refused_with_the_way_out():
    with pytest.raises(ValueError, match=r"if 14 May 2026 is meant, write 2026-05-14$"):
        read_date("14/05/2026", marketplace=marketplace("US"))


def test_a_weekday_decides_between_two_readings():
    assert read_date("Wednesday, 03/04/2026").day == datetime.date(2026, 3, 4)
    assert read_date("Friday, 03/04/2026").day == datetime.date(2026, 4, 3)


def test_a_weekday_that_fits_no_reading_is_refused():
    with pytest.raises(ValueError, match=r"^neither 4 March nor 3 April 2026 is a Monday$"):
        read_date("Monday, 03/04/2026")


@pytest.mark.parametrize("written", ["14/05/26", "14.5.26", "１４／０５／２６"])
def test_a_year_of_two_digits_is_refused(written):
    with pytest.raises(ValueError, match="year of two digits"):
        read_date(written)


@pytest.mark.parametrize(
    "written", ["May", "10", "14 May", "May 2026", "14 Foo 2026", "on 14 May 2026", "2026/14/05", "1.2.3"]
)
def test_what_is_no_whole_date_is_not_completed(written):
    with pytest.raises(ValueError, match="is not a date that can be read"):
        read_date(written)


def test_month_words_of_another_language_are_not_read():
    assert read_date("14 May 2026", language="de").day == MAY_14  # Amazon's English stands in every language
    with pytest.raises(ValueError, match="is not a date"):
        read_date("14 maggio 2026", language="de-DE")


@given(RECENT_DAYS, st.sampled_from(all_marketplaces()))
def test_what_one_marketplace_writes_is_read_back_there(day, store):
    pattern = {"mdy": "%m/%d/%Y", "dmy": "%d/%m/%Y", "ymd": "%Y/%m/%d"}[store.date_order]
    assert read_date(day.strftime(pattern), marketplace=store).day == day


@given(RECENT_DAYS, st.sampled_from(sorted(dates._MONTHS)), st.integers(0, 9))
def test_every_month_word_is_read_back(day, language, choice):
    words = dates._MONTHS[language].split("|")[day.month - 1].split()
    written = f"{day.day} {words[choice % len(words)]} {day.year}"
    assert read_date(written, language=language).day == day
    assert read_date(written).day == day


def test_dates_are_found_in_running_text_with_their_places():
    text = (
        "From 2026/05/01-2026/05/05 (1-5 May 2026), on Thursday, 14 May 2026 at 2026-05-14T10:00:00Z, "
        "于2026年5月14日（木曜日）完成, and on 03/04/2026."
    )
    found = find_dates(text)
    assert [each.text for each in found] == [
        "2026/05/01",
        "2026/05/05",
        "5 May 2026",
        "Thursday, 14 May 2026",
        "2026-05-14",
        "2026年5月14日（木曜日）",
        "03/04/2026",
    ]
    assert [each.ambiguous for each in found] == [False] * 6 + [True]
    assert all(text[slice(*each.span)] == each.text for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "1.14.05.2026",
        "2026-05-14-01",
        "B2026-05-14",
        "114-1234567-1234567",
        "99/99/2026",
        "3 sets 2026",
        "version 1.2.2026.4",
    ],
)
def test_longer_rows_of_figures_are_no_dates(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("done on Friday, 14 May 2026.", "14 May 2026 is a Thursday, not a Friday"),
        ("done on 30.02.2026.", "30.02.2026 is not a day of the calendar"),
    ],
)
def test_what_looks_like_a_date_and_cannot_be_one_is_reported(text, problem):
    (found,) = find_dates(text)
    assert found.problem == problem
    assert found.candidates == ()
    assert found.day is None


PIECES = st.sampled_from(
    ["14", "05", "2026", "/", "-", ".", " ", ", ", "May", "mai", "年", "月", "日", "５", "Thu", "(木)", "th", "de", "x"]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_found_dates_are_parts_of_the_text_in_order_and_apart(text):
    end = 0
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert (found.problem is None) == bool(found.candidates)
        assert list(found.candidates) == sorted(set(found.candidates))
        end = found.end


HOSTILE = [
    "1",
    "1-",
    "1/1/",
    "14 May ",
    "May 14 ",
    "2026年",
    "2026 年 5 月 ",
    " ",
    "14. ",
    "Mon, ",
    "a",
    "5 de mayo del ",
    "\u0301",
    "2026-05-14",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_finding_takes_time_in_proportion_to_the_text(piece):
    short, tenfold, hundredfold = (_seconds(find_dates, (piece * size)[:size]) for size in (1_000, 10_000, 100_000))
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
