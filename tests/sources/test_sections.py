"""Runs of lines that announce other articles."""

import pytest
from tests.sources.made import ONE, STORY, THREE, TWO, reasons, source

OTHERS = [
    "Three hurt in harbour fire",
    "Three hurt in harbour fire",
    "Mayor 'will not resign' on Dec 17 or 23",
    "Ferry to be back by spring, says owner",
]
BODY = f"{ONE}\n{TWO}\n{THREE}"
HEADS = [
    "More From Pakistan:", "Related", "Check Also", "Also read", "Read more", "See also", "You may also like", "Recommended for you", "Most read", "Latest news",
    "NOTAS RELACIONADAS", "Te puede interesar", "Les også", "Mest lest", "Lesen Sie auch", "À lire aussi", "Leggi anche", "Leia também", "Читайте также", "По теме",
    "اقرأ أيضاً", "مواضيع ذات صلة", "مطالب مرتبط", "بیشتر بخوانید", "یہ بھی پڑھیں", "İlgili Haberler", "相关阅读", "関連記事",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_headlines_below_a_head_go_with_it(head):
    made = source(f"{STORY}\n\n{head}\n\n" + "\n".join(OTHERS))
    assert made.text == BODY
    assert set(reasons(made).values()) == {"links to other articles"}


def test_short_texts_below_headlines_go_too_once_the_article_is_over():
    teaser = "A fire broke out in the harbour on Monday, and three people were hurt."
    made = source(f"{STORY}\n\nRelated\nThree hurt in harbour fire\n{teaser}\nFerry to be back by spring\nThe owner said so.")
    assert made.text == BODY


def test_the_text_goes_on_after_a_head_in_the_middle():
    made = source(f"{ONE}\n\nAlso read\n\nThree hurt in harbour fire\n\n{TWO * 4}\n\n{THREE * 4}")
    assert made.text == f"{ONE}\n{TWO * 4}\n{THREE * 4}"


def test_a_subheading_after_a_head_in_the_middle_stays():
    made = source(f"{ONE}\n\nAlso read\n\nThree hurt in harbour fire\n\nWhat comes next\n\n{TWO * 4}\n\n{THREE * 4}")
    assert made.text == f"{ONE}\nWhat comes next\n{TWO * 4}\n{THREE * 4}"


def test_the_author_and_spam_after_the_end():
    made = source(f"{STORY}\n\nAbout admin\n\nCheck Also\n\nHarbour fire\n\nhttp://192.0.2.1/ http://192.0.2.2/\nslotgame\nbest betting 77")
    assert made.text == BODY
    assert reasons(made)["slotgame"] == "loose words after the end of the article"
    assert reasons(made)["http://192.0.2.1/ http://192.0.2.2/"] == "link farm"
    assert reasons(made)["About admin"] == "about the author, tags or comments"


def test_a_list_at_the_end_is_no_loose_words():
    made = source(f"{STORY}\n\n• three boats\n• two nets")
    assert made.text.endswith("three boats\ntwo nets")


def test_a_caption_that_stands_twice_is_kept_once():
    caption = "The minister and the president meet in the capital on December 15, 2022. — PID"
    made = source(f"{caption}\n{caption}\n{STORY}")
    assert made.text == f"{caption.removesuffix(' — PID')}\n{BODY}"
    assert sorted(reasons(made).values()) == ["credit", "repeated"]
