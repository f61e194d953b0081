import re

import pytest

from poa.errors import CatalogueError
from poa.languages import language, languages

PLACES = re.compile(r"\{([a-z_]*)\}")


def test_english_and_chinese_have_their_words():
    assert {"en", "zh"} <= set(languages())
    assert list(languages()) == sorted(languages())


@pytest.mark.parametrize("code", languages())
def test_every_language_says_all_that_english_says(code):
    english, other = language("en"), language(code)
    assert set(other.texts) == set(english.texts)
    assert set(other.nouns) == set(english.nouns)


@pytest.mark.parametrize("code", languages())
def test_a_text_has_no_place_that_its_english_text_has_not(code):
    english, other = language("en"), language(code)
    strange = {
        name: text
        for name, text in other.texts.items()
        if not name.startswith("date.period.") and set(PLACES.findall(text)) - set(PLACES.findall(english.texts[name]))
    }
    assert strange == {}


@pytest.mark.parametrize("code", languages())
def test_every_noun_has_the_forms_that_its_language_needs(code):
    from babel import Locale

    wanted = set(Locale.parse(language(code).babel).plural_form.tags) | {"other"}
    assert {name: forms for name, forms in language(code).nouns.items() if set(forms) != wanted} == {}


def test_english_words_keep_to_ascii():
    english = language("en")
    said = [*english.texts.values(), *(form for forms in english.nouns.values() for form in forms.values())]
    assert [text for text in said if not text.isascii()] == []


def test_places_in_a_text_are_filled_and_braces_in_what_fills_them_stay():
    assert language("en").text("exhibit", number=3) == "Exhibit 3"
    assert language("zh").text("exhibit", number=3) == "附件 3"
    assert language("en").text("person.whole", name="{role}", role="{0}") == "{role} ({0})"


@pytest.mark.parametrize(("asked", "given"), [("en-GB", "en"), ("zh-Hant", "zh"), ("zh-Hans-CN", "zh"), ("en", "en")])
def test_a_regional_language_falls_back_to_its_base(asked, given):
    assert language(asked).code == given


def test_a_language_is_loaded_once():
    assert language("en") is language("en")


@pytest.mark.parametrize(
    ("asked", "mend"),
    [("fr", "There is: en, zh."), ("e", "Did you mean 'en'?"), ("", "There is: en, zh."), ("EN", "There is: en, zh.")],
)
def test_a_language_without_a_file_is_refused_with_those_there_are(asked, mend):
    with pytest.raises(CatalogueError) as refusal:
        language(asked)
    assert str(refusal.value) == f"there is no language '{asked}'. {mend}"


@pytest.mark.parametrize("asked", ["../slots", "../../core/slots", "/etc/hostname", "en/../en"])
def test_a_language_is_a_name_and_never_a_path(asked):
    with pytest.raises(CatalogueError):
        language(asked)
