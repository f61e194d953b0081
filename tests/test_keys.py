import pytest

from poa.keys import ISSUE_KEY, LANGUAGE, SECTION_KEYS, SLOT_NAME, SLUG, is_paragraph_id, nearest, paragraph_parts


@pytest.mark.parametrize("section", SECTION_KEYS)
def test_a_paragraph_id_is_split_into_issue_section_and_slug(section):
    paragraph_id = f"late_shipment_rate/{section}/tracking-entered-late"
    assert is_paragraph_id(paragraph_id)
    assert paragraph_parts(paragraph_id) == ("late_shipment_rate", section, "tracking-entered-late")


@pytest.mark.parametrize(
    "text",
    [
        "", "tracking-entered-late", "late_shipment_rate/root_cause", "late_shipment_rate/root_cause/", "/root_cause/a",
        "late_shipment_rate/root_causes/a", "late_shipment_rate/root_cause/a/b", "Late/root_cause/a", "late-rate/root_cause/a",
        "late_shipment_rate/root_cause/a_b", "late_shipment_rate/root_cause/A", "late_shipment_rate/root_cause/a-",
        "late_shipment_rate/root_cause/a.en", "late_shipment_rate/root_cause/a\n", " late_shipment_rate/root_cause/a",
        "../root_cause/a", "迟发/root_cause/a",
    ],
)  # fmt: skip
def test_what_is_no_paragraph_id_is_refused_and_its_form_is_shown(text):
    assert not is_paragraph_id(text)
    with pytest.raises(ValueError, match="is not a paragraph id: write issue/section/slug, section one of greeting, "):
        paragraph_parts(text)


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        (ISSUE_KEY, ["any", "late_shipment_rate", "a1_b2"], ["", "_a", "a_", "a__b", "1a", "a-b", "A", "a\n", "é"]),
        (SLOT_NAME, ["owner", "late_order_count", "a1"], ["", "_a", "a_", "a__b", "1a", "a.b", "A", "a b", "a\n"]),
        (SLUG, ["a", "1", "typed-by-hand", "2-a"], ["", "-a", "a-", "a--b", "a_b", "A", "a\n"]),
        (LANGUAGE, ["en", "zh", "zh-Hant", "en-GB", "yue", "de-CH-1996"], ["", "e", "EN", "english", "en_GB", "en-", "en\n"]),
    ],
    ids=["issue", "slot", "slug", "language"],
)  # fmt: skip
def test_each_kind_of_name_has_one_shape(shape, right, wrong):
    assert [name for name in right if not shape.fullmatch(name)] == []
    assert [name for name in wrong if shape.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("name", "known", "sentence"),
    [
        ("sotre", ["store", "email"], "Did you mean 'store'?"),
        ("store", ["store"], "Did you mean 'store'?"),
        ("xyzzy", ["store", "email"], ""),
        ("store", [], ""),
        ("", ["store"], ""),
    ],
)
def test_the_nearest_name_is_offered_or_nothing_is_said(name, known, sentence):
    assert nearest(name, iter(known)) == sentence
