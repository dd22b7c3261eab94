"""Who says what, in which words, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse_helpers import analysed, by_hand, document_of, text_of

from verify import extract
from verify.decompose.attribution import Attribution, attribute
from verify.decompose.attribution_repair import read_trees
from verify.types import Certainty, Document, Sentence


def _reports(text: str) -> list[Attribution]:
    return _attributed(*analysed(text))


def _attributed(document: Document, sentences: Sequence[Sentence]) -> list[Attribution]:
    return list(attribute(document, sentences, read_trees(sentences)))


def _said(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, cue and content of each report."""
    return [
        (report.speaker, report.cue, " | ".join(text[start:end] for start, end in report.content))
        for report in _reports(text)
    ]


def test_indirect_speech_of_a_parse_written_by_hand() -> None:
    sentence = by_hand(
        """
        The the DET DT det 2
        mayor mayor NOUN NN nsubj 3
        said say VERB VBD root 0
        that that SCONJ IN mark 7
        the the DET DT det 6
        bridge bridge NOUN NN nsubj 7
        closed close VERB VBD ccomp 3
        _. . PUNCT . punct 3
        """
    )
    text = text_of(sentence)
    (report,) = _attributed(document_of(text), [sentence])
    assert [text[start:end] for start, end in report.content] == ["the bridge closed"]
    assert (report.speaker, report.cue, report.certainty) == ("The mayor", "said", Certainty.ATTRIBUTED)
    assert report.speaker_span == (0, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council said that the bridge will close.", ("The council", "said", "the bridge will close")),
        ("The bridge will close, the council said.", ("The council", "said", "The bridge will close")),
        ("The bridge, the council said, will close.", ("The council", "said", "The bridge | will close")),
        ("The bridge will close, said Anna Weber.", ("Anna Weber", "said", "The bridge will close")),
        (
            "According to the council, the bridge will close.",
            ("the council", "According to", "the bridge will close"),
        ),
        ("The bridge will close, according to the council.", ("the council", "according to", "The bridge will close")),
        (
            "Weber stated in a video message that the bridge will close.",
            ("Weber", "stated", "the bridge will close"),
        ),
    ],
)
def test_the_speaker_stands_before_inside_or_after(text: str, expected: tuple[str, str, str]) -> None:
    (found,) = _said(text)
    assert (found[0] or "").lower() == expected[0].lower()
    assert found[1:] == expected[1:]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“The bridge will close,” Anna Weber said.", "The bridge will close"),
        ('"The bridge will close," said Anna Weber.', "The bridge will close"),
        ('Anna Weber said: "The bridge will close."', "The bridge will close."),
        ("“The bridge will close.” Anna Weber said in a statement.", "The bridge will close."),
        (
            "“The bridge will close,” Anna Weber said. “It is not safe.”",
            "The bridge will close | It is not safe.",
        ),
        (
            "“The bridge will close. It is not safe. We are sorry,” Anna Weber said.",
            "The bridge will close. It is not safe. We are sorry",
        ),
        ("Anna Weber said the bridge “is not safe” and will close.", "the bridge “is not safe” and will close"),
    ],
)
def test_direct_and_mixed_quotations_keep_their_speaker(text: str, content: str) -> None:
    said = [(speaker, words) for speaker, _, words in _said(text)]
    assert said[0] == ("Anna Weber", content)


def test_a_quotation_in_the_next_paragraph_goes_on_with_the_same_speaker() -> None:
    text = "“The bridge will close,” Anna Weber said.\n\n“It has not been safe for many years.”"
    assert [speaker for speaker, _, _ in _said(text)] == ["Anna Weber", "Anna Weber"]


def test_a_quotation_closed_a_paragraph_later_keeps_its_speaker() -> None:
    text = 'Anna Weber said, "The bridge will close.\n\nIt has not been safe for years. We are sorry."'
    claims = [(claim.speaker, claim.text) for claim in extract(text)]
    assert ("Anna Weber", "The bridge will close.") in claims
    assert ("Anna Weber", "It has not been safe for years.") in claims


def test_what_stands_before_a_semicolon_is_not_said_by_who_speaks_behind_it() -> None:
    claims = {claim.text: claim.speaker for claim in extract("The ships met at noon; Ann Lee and others vowed help.")}
    assert claims["The ships met at noon."] is None


def test_borrowed_words_are_no_report() -> None:
    assert _said("The city opened its “green bridge” in May.") == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The council said that the bridge closed.", Certainty.ATTRIBUTED),
        ("The council denied that the bridge closed.", Certainty.DENIED),
        ("There are reports indicating that the bridge collapsed.", Certainty.UNVERIFIED),
        ("The bridge reportedly collapsed.", Certainty.HEDGED),
        ("The bridge allegedly collapsed.", Certainty.UNVERIFIED),
        ("The driver allegedly fled.", Certainty.UNVERIFIED),
        ("The driver is believed to have fled.", Certainty.HEDGED),
        ("The driver is said to have fled.", Certainty.UNVERIFIED),
        ("The council did not say that the bridge closed.", Certainty.DENIED),
        ("Nobody said that the bridge closed.", Certainty.DENIED),
        ("Weber doubted that the bridge would hold.", Certainty.UNVERIFIED),
        ("Weber asked whether the bridge was safe.", Certainty.UNVERIFIED),
    ],
)
def test_certainty_follows_the_cue(text: str, certainty: Certainty) -> None:
    assert [report.certainty for report in _reports(text)] == [certainty]


@pytest.mark.parametrize(
    "second",
    [
        "However, these reports remain unverified.",
        "The reports could not be independently verified.",
        "Officials have not confirmed the reports.",
    ],
)
def test_a_later_sentence_takes_the_ground_from_reports(second: str) -> None:
    first = _reports(f"A news agency reported that the dam broke. {second}")[0]
    assert first.certainty is Certainty.UNVERIFIED


def test_a_sentence_about_something_else_leaves_them() -> None:
    first = _reports("A news agency reported that the dam broke. The mayor confirmed the deaths.")[0]
    assert first.certainty is Certainty.ATTRIBUTED


def test_short_names_and_pronouns_take_the_only_full_name() -> None:
    text = (
        "Prime Minister Jonas Berg stated that the dam is safe. “We checked it,” Berg said. "
        "He added that work would go on."
    )
    assert [speaker for speaker, _, _ in _said(text)] == ["Jonas Berg", "Jonas Berg", "Jonas Berg"]


def test_a_pronoun_with_two_candidates_stays() -> None:
    text = "Jonas Berg met Paul Lind on Monday. He said that the dam is safe."
    assert [speaker for speaker, _, _ in _said(text)] == ["He"]


def test_a_surname_with_two_bearers_stays() -> None:
    text = "Jonas Berg and Paul Berg visited the dam. Berg said that it is safe."
    assert [speaker for speaker, _, _ in _said(text)][-1] == "Berg"


def test_a_statement_stands_for_its_only_issuer() -> None:
    text = (
        "The Norwegian Energy Ministry said in a statement that the dam is safe. "
        "The statement added that work would go on. The ministry denied that anyone was hurt."
    )
    assert [speaker for speaker, _, _ in _said(text)] == ["Norwegian Energy Ministry"] * 3


def test_statements_of_two_sources_stay_apart() -> None:
    text = (
        "The Energy Ministry said in a statement that the dam is safe. Greenpeace said in a statement that it "
        "is not. The statement added that work would go on."
    )
    assert _said(text)[-1][0] == "The statement"


def test_a_joined_verb_of_saying_belongs_to_the_speaker() -> None:
    text = "Jonas Berg added that he would stay and urged people to leave the valley."
    assert _said(text) == [
        ("Jonas Berg", "added", "he would stay"),
        ("Jonas Berg", "urged", "people to leave the valley"),
    ]


def test_the_speaker_is_named_without_what_he_says() -> None:
    text = "There are reports indicating that the dam broke. A group of men claiming that it broke fled."
    assert [speaker for speaker, _, _ in _said(text)] == ["reports", "A group of men"]


def test_the_first_person_is_the_one_who_is_quoted() -> None:
    text = "“We urge everyone to leave the valley,” Jonas Berg said."
    assert [(r.speaker, r.kind) for r in _reports(text)] == [("Jonas Berg", "statement"), ("Jonas Berg", "exhortation")]


def test_what_the_quoted_speaker_thinks_is_what_he_says() -> None:
    assert len(_reports("“I think that the dam is safe,” Jonas Berg said.")) == 1


def test_knowing_that_something_is_so_is_the_article_s_own_word() -> None:
    assert _reports("Weber knew that the bridge was closed.") == []


def test_a_paragraph_without_marks_is_the_words_of_who_is_announced_before_it() -> None:
    announced = "The council met on Monday to talk about the bridge.\n\nMayor Ann Weber added:\n\n"
    text = announced + "The bridge is unsafe. It will close in May.\n\nThe bridge was built in 1931."
    assert _said(text) == [("Ann Weber", "added", "The bridge is unsafe. It will close in May.")]
    marked = announced + "“The bridge is unsafe.” Nobody disagreed with her at all.\n\nThe bridge was built in 1931."
    assert _said(marked) == [("Ann Weber", "added", "The bridge is unsafe.")]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                " said",
                " he",
                " Weber",
                " that",
                " the dam",
                " broke",
                ".",
                ",",
                " denied",
                "\n\n",
                " According to",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_gives_spans_inside_it_and_never_raises(parts: list[str]) -> None:
    document, sentences = analysed("Weber" + "".join(parts))
    for report in _attributed(document, sentences):
        assert report.content
        for start, end in (*report.content, report.cue_span, *report.quoted):
            assert 0 <= start < end <= len(document.text)
        assert document.text[slice(*report.cue_span)] == report.cue


def test_a_transcript_gives_each_paragraph_to_the_speaker_before_the_colon() -> None:
    text = "WEBER: The dam is safe.\n\nLIND: It is not. The wall leaks.\n\nWEBER: We checked it.\n\nLIND: You did not."
    said = {content: speaker for speaker, cue, content in _said(text) if cue == ":"}
    assert said == {
        "The dam is safe.": "WEBER",
        "It is not. The wall leaks.": "LIND",
        "We checked it.": "WEBER",
        "You did not.": "LIND",
    }


def test_a_name_behind_a_dash_signs_a_quotation() -> None:
    assert _said('The dam held.\n\n"It will be a long summer." - Anna Weber')[-1] == (
        "Anna Weber",
        "-",
        "It will be a long summer.",
    )


def test_a_colon_after_any_other_word_is_no_speaker() -> None:
    assert _said("Update: The dam is safe.\n\nNote: The wall leaks.") == []


def test_places_that_label_the_entries_of_a_list_say_nothing() -> None:
    entries = ("Norder: No tax is due.", "Alster: Bikes are free.", "Homs: Dogs are banned.", "Norder: Pipes are safe.")
    assert _said("\n\n".join(entries)) == []
