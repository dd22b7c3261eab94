"""The parts of an article: title, dateline, headings and paragraphs, in the forms that news comes in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.errors import InputError
from verify.intake.blocks import split_blocks
from verify.intake.dateline import find_dateline
from verify.intake.documents import make_document
from verify.intake.headings import is_heading
from verify.resources import seed_path
from verify.types import BlockKind, Dateline, Document

BODY = "The harbour master said on Monday that the fire had broken out in a warehouse at the northern quay."


def document(text: str, published: date | None = None) -> Document:
    return make_document(text.encode(), source="-", published=published)


def parts(text: str) -> list[tuple[str, str]]:
    found = document(text)
    return [(block.kind.value, found.text[block.start : block.end]) for block in found.blocks]


def test_the_users_own_article() -> None:
    raw = seed_path("assad-leaves-syria.txt").read_bytes()
    found = make_document(raw, source="assad-leaves-syria.txt")

    assert found.text == raw.decode()
    assert found.dateline == Dateline("Moscow", date(2024, 12, 8))
    assert found.published == date(2024, 12, 8)
    assert found.language == "en"
    assert found.title == "With rebels taking control of Damascus and other major cities of the country…"
    texts = [(block.kind, found.text[block.start : block.end]) for block in found.blocks]
    assert texts[0] == (BlockKind.DATELINE, "date 2024-12-08 Moscow:")
    assert texts[1][1].startswith("With rebels taking control")
    assert [text for kind, text in texts if kind is BlockKind.HEADING] == [
        "Where is Bashar Al-Assad ?",
        "Russia urges ‘No use of Violence’",
        "Syrian State TV Announces ‘President Assad Overthrown’",
        'Syrian PM Jalali Ready to "Extend its Hand”',
        "Who Are the Rebels?",
    ]
    assert len(texts) == 23


@pytest.mark.parametrize(
    ("text", "dateline", "place", "day"),
    [
        ("MOSCOW, Dec. 8, 2024 (Agency) — With rebels", "MOSCOW, Dec. 8, 2024 (Agency) —", "MOSCOW", "2024-12-08"),
        ("PARIS, 12 March 2024 – The mayor", "PARIS, 12 March 2024 –", "PARIS", "2024-03-12"),
        ("LONDON — The mayor", "LONDON —", "LONDON", None),
        ("LONDON - The mayor", "LONDON -", "LONDON", None),
        ("LONDON (Agency) -- The mayor", "LONDON (Agency) --", "LONDON", None),
        ("WASHINGTON, D.C. – “We", "WASHINGTON, D.C. –", "WASHINGTON, D.C.", None),
        ("Rio de Janeiro, Brazil — Police", "Rio de Janeiro, Brazil —", "Rio de Janeiro, Brazil", None),
        ("2024-12-08 Moscow: With", "2024-12-08 Moscow:", "Moscow", "2024-12-08"),
        ("Sunday, 8 December 2024, Moscow: With", "Sunday, 8 December 2024, Moscow:", "Moscow", "2024-12-08"),
        ("Saturday, September 12, 2015", "Saturday, September 12, 2015", None, "2015-09-12"),
        ("Published on May 7th, 2015, 14:30 GMT", "Published on May 7th, 2015, 14:30 GMT", None, "2015-05-07"),
        ("Moscow, December 8, 2024", "Moscow, December 8, 2024", "Moscow", "2024-12-08"),
        ("Thursday, May 7, 2015 On Tuesday, the", "Thursday, May 7, 2015", None, "2015-05-07"),
        ("By Jane Doe and John Roe", "By Jane Doe and John Roe", None, None),
    ],
)
def test_forms_of_datelines(text: str, dateline: str, place: str | None, day: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert text[: found.length] == dateline
    assert found.dateline == Dateline(place, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "Captain Smith — a veteran of two wars — said so.",
        "BREAKING — Fire at the harbour",
        "December 8, 2024, was the day the city fell.",
        "12 March 2024 marked a change.",
        "May 7 was a Thursday.",
        "The mayor said: “No.”",
        "February 30, 2024",
        "By noon the fire was out.",
        "By the Numbers",
        "May 7 The mayor said so.",
        "Two of the ships – both old – sank.",
    ],
)
def test_sentences_that_only_look_like_datelines(text: str) -> None:
    assert find_dateline(text) is None


def test_a_dateline_without_a_year_takes_it_from_the_day_of_publication() -> None:
    line = "MOSCOW, Dec. 28 (Agency) — The army said so."
    assert document(line).dateline == Dateline("MOSCOW", None)
    assert document(line, date(2025, 1, 2)).dateline == Dateline("MOSCOW", date(2024, 12, 28))
    assert document(line, date(2024, 12, 28)).dateline == Dateline("MOSCOW", date(2024, 12, 28))


def test_the_users_date_wins_over_the_datelines_which_is_kept() -> None:
    found = document(f"Port Veldra, 3 March 2031 — {BODY}", date(2031, 3, 5))
    assert found.published == date(2031, 3, 5)
    assert found.dateline == Dateline("Port Veldra", date(2031, 3, 3))


def test_headline_date_line_place_and_story() -> None:
    assert parts(f"Harbour fire kills 12\n\nMonday, March 3, 2031\n\nPort Veldra, Tavland — {BODY}") == [
        ("title", "Harbour fire kills 12"),
        ("dateline", "Monday, March 3, 2031"),
        ("dateline", "Port Veldra, Tavland —"),
        ("paragraph", BODY),
    ]


def test_a_place_in_capitals_is_a_dateline_below_the_head_too() -> None:
    first, second, third = "LONDON (Reuters) -", "GREY HARBOUR, N.C. —", "OLD MILL -"
    story = f"Harbour fire kills 12\n\n{BODY}\n\n{first} {BODY}\n\n{second} {BODY}\n\n{third} {BODY}"
    datelines = [text for kind, text in parts(story) if kind == "dateline"]
    assert datelines == [first, second, third]


@pytest.mark.parametrize("label", ["WHAT WE KNOW SO FAR —", "Lind —", "COSTS:", "ANN LEE -- a clerk --"])
def test_a_label_in_the_story_is_no_dateline(label: str) -> None:
    assert ("paragraph", f"{label} {BODY}") in parts(f"Harbour fire kills 12\n\n{BODY}\n\n{label} {BODY}")


def test_a_headline_with_a_dash_is_no_dateline() -> None:
    assert parts(f"Gaza — What we know so far\n\n{BODY}")[0] == ("title", "Gaza — What we know so far")


def test_a_byline_stands_with_the_dateline_and_only_there() -> None:
    assert parts(f"Harbour fire kills 12\n\nBy Jane Doe\n\n{BODY}\n\nBy Road And Rail\n\n{BODY}") == [
        ("title", "Harbour fire kills 12"),
        ("dateline", "By Jane Doe"),
        ("paragraph", BODY),
        ("heading", "By Road And Rail"),
        ("paragraph", BODY),
    ]


def test_a_date_line_inside_the_story_is_no_heading() -> None:
    assert parts(f"{BODY}\n\nTuesday, March 4, 2031\n\nLONDON — {BODY}") == [
        ("paragraph", BODY),
        ("dateline", "Tuesday, March 4, 2031"),
        ("dateline", "LONDON —"),
        ("paragraph", BODY),
    ]


def test_wrapped_lines_are_one_paragraph_and_keep_their_line_ends() -> None:
    wrapped = "The harbour master said on Monday that the fire had broken out in\na warehouse at the northern quay."
    assert parts(f"Fire at the harbour\n{wrapped}\n\nWhat is known\n\n{wrapped}") == [
        ("title", "Fire at the harbour"),
        ("paragraph", wrapped),
        ("heading", "What is known"),
        ("paragraph", wrapped),
    ]


def test_without_wrapping_each_line_is_a_block() -> None:
    long = f"{BODY} {BODY}"
    assert parts(f"Fire at the harbour\n{long}\nWhat is known\n{long}\nIt is out.") == [
        ("title", "Fire at the harbour"),
        ("paragraph", long),
        ("heading", "What is known"),
        ("paragraph", long),
        ("paragraph", "It is out."),
    ]


def test_markdown_headings_need_no_blank_lines() -> None:
    text = "# Harbour fire\nSmoke rose.\n## What is known.\nIt is out."
    assert [kind for kind, _ in parts(text)] == ["title", "paragraph", "heading", "paragraph"]
    assert document(text).title == "Harbour fire"


@pytest.mark.parametrize(
    "line",
    [
        "“We will stay,” she said.",
        "It is out.",
        "He read from the following statement:",
        '"It was dark. We ran." - Anna Vell',
        "“Not one of them came back.”",
        "The fire is out. Nobody knows why",
        "* * *",
        "The president wrote that he would not resign before the end of the year and then thanked his whole party",
    ],
)
def test_short_paragraphs_are_not_headings(line: str) -> None:
    assert not is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "What is known",
        "Who gave the order?",
        "‘No surrender’: dockers vow to stay",
        "Dr. Vell and the U.S. Army",
        "A.I. wins",
    ],
)
def test_headings(line: str) -> None:
    assert is_heading(line)


def test_a_single_line_is_a_claim_to_check_not_a_headline() -> None:
    assert parts("Twelve people died in Port Veldra") == [("paragraph", "Twelve people died in Port Veldra")]


def test_a_missing_headline_is_made_of_the_first_words() -> None:
    assert document("The fire is out.").title == "The fire is out."
    assert document(f"LONDON — {BODY}").title == (
        "The harbour master said on Monday that the fire had broken out in a warehouse…"
    )
    assert len(document("w" * 500 + " word word").title) <= 80


def test_another_language_is_refused_by_name_unless_the_user_insists() -> None:
    german = (
        "Der Präsident hat am Sonntag das Land verlassen, teilte das Ministerium mit. Die Rebellen hatten zuvor die "
        "Hauptstadt eingenommen und alle Gefangenen befreit."
    ).encode()
    with pytest.raises(InputError, match="seems to be in German") as caught:
        make_document(german, source="a.txt")
    assert "--language en" in caught.value.hint
    assert make_document(german, source="a.txt", language="en").language == "en"
    with pytest.raises(InputError, match="Articles in French"):
        make_document(german, source="a.txt", language="fr")


def test_short_texts_are_not_judged() -> None:
    assert document("Assad hat Damaskus verlassen.").language is None
    assert document(f"{BODY} {BODY}").language == "en"


@pytest.mark.parametrize("text", ["12,345", "Hello", "!!! ???", "123 456 x"])
def test_too_little_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="too few words"):
        document(text)


def test_large_texts_are_cut_in_one_pass() -> None:
    line = "The harbour master said on Monday that the fire had broken out.\n"
    assert len(split_blocks(line * 20_000)[0]) == 1


LINES = st.sampled_from(
    ["", "  ", "MOSCOW, Dec. 8, 2024 (Agency) — The", "LONDON — ", "Friday, July 21, 2017", "# Heading", "Who?",
     "It is out.", "By Jane Doe", "date 2024-12-08 Moscow:", "“Yes,” he said.", "\u00a0x ", BODY, BODY * 2, "---", "� "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(LINES, max_size=8).map("\n".join)))
@example(" date 2024-12-08 Moscow: With")
@example("LONDON — \n\n LONDON —")
def test_blocks_and_white_space_cover_everything(text: str) -> None:
    blocks, _ = split_blocks(text)
    at = 0
    for block in blocks:
        assert text[at : block.start].strip() == ""
        assert at <= block.start < block.end <= len(text)
        stretch = text[block.start : block.end]
        assert stretch == stretch.strip()
        at = block.end
    assert text[at:].strip() == ""
    assert [block.kind for block in blocks[1:]].count(BlockKind.TITLE) == 0 or blocks[0].kind is BlockKind.DATELINE
