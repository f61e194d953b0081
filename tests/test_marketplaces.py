import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa.marketplaces import Marketplace, all_marketplaces, marketplace


def test_the_twenty_three_stores_are_there_once_each():
    stores = all_marketplaces()
    assert len(stores) == 23
    for attribute in ("code", "id", "name", "domain"):
        assert len({getattr(store, attribute) for store in stores}) == 23


@pytest.mark.parametrize("store", all_marketplaces(), ids=lambda store: store.code)
def test_every_store_is_described_in_full(store):
    assert len(store.code) == 2
    assert store.code.isupper()
    assert store.id[0] == "A"
    assert len(store.id) in {13, 14}
    assert store.name == store.domain.capitalize()
    assert store.languages
    assert store.date_order in {"mdy", "dmy", "ymd"}
    assert store.english in {"en-US", "en-GB"}
    assert store.names["en"] == store.name
    assert store.names["zh"].startswith("亚马逊")
    assert store.names["zh"].endswith("站")


@pytest.mark.parametrize(
    "written",
    [
        "US",
        "us",
        " us ",
        "ATVPDKIKX0DER",
        "atvpdkikx0der",
        "amazon.com",
        "Amazon.com",
        "www.amazon.com",
        "亚马逊美国站",
    ],
)
def test_a_store_is_found_by_code_id_domain_and_name_in_any_case(written):
    assert marketplace(written).code == "US"


@pytest.mark.parametrize("written", ["UK", "GB", "gb", "Amazon.co.uk"])
def test_the_united_kingdom_has_two_codes(written):
    assert marketplace(written).code == "UK"


@given(st.sampled_from(all_marketplaces()))
def test_every_name_of_a_store_leads_back_to_it(store):
    for written in (store.code, store.id, store.domain, store.name, *store.names.values()):
        assert marketplace(written) is store
        assert marketplace(written.swapcase()) is store


def test_a_slip_of_the_pen_is_answered_with_the_nearest_store():
    with pytest.raises(ValueError, match=r"^'Amazn\.de' is not a marketplace: did you mean DE \(Amazon\.de\)\?$"):
        marketplace("Amazn.de")


def test_a_name_that_is_near_nothing_is_answered_with_all_codes():
    with pytest.raises(ValueError, match=r"write one of US, CA, MX, .*, JP$"):
        marketplace("Walmart")


@given(st.text(max_size=200))
def test_any_text_is_a_store_or_one_line_of_complaint(written):
    answer = _answer(written)
    assert isinstance(answer, Marketplace) or "\n" not in answer


def _answer(written):
    try:
        return marketplace(written)
    except ValueError as complaint:
        return str(complaint)


def test_a_store_cannot_be_changed_and_can_be_a_key():
    store = marketplace("DE")
    with pytest.raises(AttributeError):
        store.name = "Amazon.at"
    with pytest.raises(TypeError):
        store.names["zh"] = "亚马逊奥地利站"
    assert {store: 1}[marketplace("amazon.de")] == 1


def test_american_stores_say_shipment_and_european_ones_dispatch():
    assert {marketplace(code).english for code in ("US", "CA", "MX")} == {"en-US"}
    assert {marketplace(code).english for code in ("UK", "DE", "FR", "IT", "ES")} == {"en-GB"}


def test_importing_the_module_reads_no_file():
    program = (
        "import sys, poa.marketplaces as module\n"
        "assert module.all_marketplaces.cache_info().currsize == 0\n"
        "module.marketplace('US')\n"
        "assert module.all_marketplaces.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
