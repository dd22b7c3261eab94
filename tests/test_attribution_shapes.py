"""In which constructions a report is found, and in which that look like one it is not."""

from __future__ import annotations

import pytest
from claim_helpers import reports_of, texts_of
from parse_helpers import analysed, by_hand, document_of, text_of

from verify.decompose import decompose
from verify.decompose.attribution import attribute
from verify.decompose.attribution_repair import read_trees
from verify.types import Certainty


def _claims(text: str) -> list[tuple[str | None, str]]:
    """Speaker and text of each claim."""
    return [(claim.speaker, claim.text) for claim in decompose(*analysed(text)).claims]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The library, Mr. Berg said, holds several letters.", "Berg", "The library | holds several letters"),
        (
            "The fund had lost money, a report by the auditors found.",
            "a report by the auditors",
            "The fund had lost money",
        ),
        ("The ministry said in a statement that the road had closed.", "The ministry", "the road had closed"),
        ("As the minister put it, the plan is dead.", "the minister", "the plan is dead"),
        ("In the words of Weber, the plan was a disaster.", "Weber", "the plan was a disaster"),
        ("In Weber's view, the tax is unfair.", "Weber", "the tax is unfair"),
        ("By his own account, Weber owned two houses.", "Weber", "Weber owned two houses"),
        ("Three men fled, per the police.", "the police", "Three men fled"),
        ("Officials are confident that the dam will hold.", "Officials", "the dam will hold"),
        ("Weber's message was that the city must pay.", "Weber", "the city must pay"),
        ("Farmers often say, “Poor valley, so far from the sea.”", "Farmers", "Poor valley, so far from the sea."),
        ("She went on to say that the mine was safe.", "She", "the mine was safe"),
        ("The court forced Berg to admit that nobody had paid.", "Berg", "nobody had paid"),
        ("Weber rang the station to say that the train was late.", "Weber", "the train was late"),
        ("Weber warned of floods in the valley.", "Weber", "floods in the valley"),
        ("The ministry called for a return to talks.", "The ministry", "a return to talks"),
        ("Weber called on Berg to resign and apologise.", "Weber", "Berg to resign and apologise"),
        ("The senator accused Berg of hiding the letter.", "The senator", "Berg of hiding the letter"),
        ("Weber saw the letter as a threat.", "Weber", "the letter as a threat"),
        ("Polls show a close race in the north.", "Polls", "a close race in the north"),
        ("He praised the plan, which Weber wrote.", "He", "the plan"),
        ("He declined to say whether the bank had paid.", "He", "whether the bank had paid"),
    ],
)
def test_a_report_is_found_with_its_speaker(text: str, speaker: str, content: str) -> None:
    assert reports_of(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called an emergency meeting.",
        "Weber saw the letter on Monday.",
        "Berg portrayed the king in two films.",
        "A robber threatened the driver with a knife.",
        "A stream called Miracle Run crosses the farm.",
        "The firm plans to announce that the mine will close.",
        "He refused to say that the bank had paid.",
        "The law requires candidates to disclose their taxes.",
        "In view of the storm, the match was called off.",
        "It is certain that the road will open.",
        "The good news is that the city will pay.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert reports_of(text) == []


def test_what_a_phrase_names_the_source_of_is_stated_once_and_beside_it() -> None:
    assert _claims("In the words of Weber, the plan was a disaster.") == [("Weber", "The plan was a disaster.")]
    assert _claims("As the minister put it, the plan is dead.") == [("the minister", "The plan is dead.")]


def test_a_relative_clause_about_what_is_praised_is_the_article_s_own() -> None:
    assert (None, "Weber wrote the plan.") in _claims("He praised the plan, which Weber wrote.")


def test_a_name_before_a_colon_is_a_speaker_where_it_is_one_elsewhere() -> None:
    text = "Weber: The bridge must close.\n\nThe bridge is old, Anna Weber said.\n\nUpdate: The bridge is open."
    assert reports_of(text) == [("Weber", "The bridge must close."), ("Anna Weber", "The bridge is old")]


def test_a_transcript_set_in_quotation_marks_keeps_its_speakers() -> None:
    text = "“WEBER: The dam is safe.\n\n“LIND: It is not.\n\n“WEBER: We checked it.\n\n“LIND: You did not.”"
    assert {("WEBER", "The dam is safe."), ("LIND", "It is not.")} <= set(reports_of(text))


def test_a_turn_goes_on_until_the_next_one_and_what_is_heard_is_nobody_s() -> None:
    text = (
        "WEBER: The dam is safe.\n\nIt was built in 1900.\n\n(Applause.)\n\nThe wall is new.\n\n"
        "LIND: The wall leaks.\n\nWEBER: It holds.\n\nLIND: It leaks.\n\nThe town has 2,000 people."
    )
    claims = _claims(text)
    said = {("WEBER", "It was built in 1900."), ("WEBER", "The wall is new."), ("LIND", "The wall leaks.")}
    assert said <= set(claims), claims
    assert (None, "The town has 2,000 people.") in claims, claims


def test_who_asks_is_named_once_and_no_he_in_an_answer_is_who_answers() -> None:
    text = (
        "The Herald: You built a boat in your yard. How long did it take?\n\n"
        "Lind:When I began I had no saw. I built it in May.\n\n"
        "It is said that your son helped. The boat was sold in June. Was he paid?\n\n"
        "Lind: He came to my yard. Roy tapped me on the arm and said, “I'm cold.”\n\n"
        "And then?\n\nLind: He left it."
    )
    claims = _claims(text)
    told = {
        ("Herald", "You built a boat in your yard."),
        ("Herald", "The boat was sold in June."),
        ("Lind", "Lind said: “I built it in May.”"),
        ("Lind", "Lind said: “He came to my yard.”"),
        ("Lind", "He left it."),
    }
    assert told <= set(claims), claims


def test_a_paragraph_between_turns_is_the_article_s_own_where_it_tells_what_was_said() -> None:
    text = (
        "LIND: The dam is safe.\n\nIt was built in 1900, Lind said.\n\nWEBER: It is not.\n\nLIND: It is.\n\nWEBER: No."
    )
    assert ("LIND", "It was built in 1900, Lind said.") not in reports_of(text)


def test_a_speaker_is_no_bare_title() -> None:
    assert reports_of('"It was old," Professor Emeritus of History John Smith said.')[0][0] == "John Smith"


def test_a_label_is_no_part_of_what_its_speaker_says() -> None:
    text = "WEBER: Anna Lind will not be here tomorrow.\n\nLIND: I will.\n\nWEBER: No.\n\nLIND: Yes."
    assert ("WEBER", "Anna Lind will not be here tomorrow.") in _claims(text)


def test_what_a_name_is_called_in_an_appeal_is_the_article_s_own() -> None:
    text = "The opposition called on the transport minister, Elin Sorvane, to resign."
    assert _claims(text) == [("The opposition", text), (None, "Elin Sorvane is the transport minister.")]
    assert all(claim.checkable for claim in decompose(*analysed(text)).claims)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("She said Lind knew of them in April, a claim his office rejected.", "She", "Lind knew of them in April"),
        ("Berg accused Lind of lying, a charge she denies.", "Berg", "Lind of lying"),
    ],
)
def test_a_remark_on_a_claim_is_no_part_of_it(text: str, speaker: str, content: str) -> None:
    assert reports_of(text) == [(speaker, content)]


def test_what_a_meeting_is_told_is_said() -> None:
    text = "Anna Holt, head of the line, told a news conference that the crew had warned the office."
    assert reports_of(text) == [("Anna Holt", "the crew had warned the office")]


def test_what_is_promised_in_a_sentence_of_its_own_is_stated() -> None:
    assert _claims("“It will be open,” Berg promised.") == [("Berg", "It will be open.")]


@pytest.mark.parametrize(
    ("text", "speaker", "certainty"),
    [
        ("By one estimate, 300 acres have been lost.", "one estimate", Certainty.HEDGED),
        ("By Lind's own estimate, 300 acres have been lost.", "Lind", Certainty.ATTRIBUTED),
    ],
)
def test_whose_estimate_it_is(text: str, speaker: str, certainty: Certainty) -> None:
    (claim,) = decompose(*analysed(text)).claims
    assert (claim.speaker, claim.certainty, claim.text) == (speaker, certainty, "300 acres have been lost.")


def test_verbs_that_a_wrong_parse_hangs_on_each_other_end() -> None:
    sentence = by_hand(
        """
        to to PART TO mark 2
        say say VERB VB conj 4
        to to PART TO mark 4
        tell tell VERB VB conj 2
        """
    )
    text = text_of(sentence)
    assert attribute(document_of(text), [sentence], read_trees([sentence])) == ()


def test_a_quotation_that_its_report_interrupts_is_one_claim() -> None:
    text = "“It was,” the harbour master said, “the worst night of the year.”"
    assert _claims(text) == [("the harbour master", "It was the worst night of the year.")]
    assert _claims("“It was,” he said, “the worst night.”") == [("he", "It was the worst night.")]
    hope = "“My hope,” he said, “is that maybe the town can have a little more say.”"
    assert _claims(hope) == [("he", "He said: “My hope is that maybe the town can have a little more say.”")]


def test_what_is_noted_beside_what_was_said_is_no_part_of_it() -> None:
    said = "the demands of city work lift the barriers that women face in private firms"
    assert reports_of(f"Lind said {said}, though she noted clients are asking for help.")[:2] == [
        ("Lind", said),
        ("Lind", "clients are asking for help"),
    ]


def test_what_is_noted_beside_is_told_where_the_parse_hangs_it_beside_the_verb() -> None:
    parse = (
        "Moe/NNP/nsubj/2 said=say/VBD/root/0 fees=fee/NNS/nsubj/4 hurt/VBP/ccomp/2 nurses=nurse/NNS/obj/4 ,/,/punct/9 "
        "though/IN/mark/9 she/PRP/nsubj/9 noted=note/VBD/advcl/4 patients=patient/NNS/nsubj/12 have/VBP/aux/12 "
        "gained=gain/VBN/advcl/4 ././punct/2"
    )
    assert texts_of(parse) == ["Fees hurt nurses.", "Patients have gained."]


def test_who_is_against_a_thing_somewhere_does_not_say_it_is_there() -> None:
    against = 'He was "totally against the bridge in Brack".'
    assert _claims('Lind told the meeting he was "totally against the bridge in Brack."') == [("Lind", against)]


def test_what_should_be_done_too_is_not_told_as_done() -> None:
    texts = [text for _, text in _claims("Lind said that Roe should be fined and the mill closed and torn down.")]
    assert texts == ["Roe should be fined and the mill closed and torn down."]


def test_a_word_with_dashes_for_letters_costs_a_sentence_no_word() -> None:
    assert [text for _, text in _claims("The boat had better not f---ing be lost.")] == [
        "The boat had better not f---ing be lost."
    ]


def test_what_is_dismissed_as_something_is_said_of_it_and_not_denied() -> None:
    document, sentences = analysed("Lind dismissed the dam as a waste.")
    assert [claim.certainty for claim in decompose(document, sentences).claims] == [Certainty.ATTRIBUTED]


def test_a_phrase_behind_he_said_goes_on_with_what_was_said() -> None:
    told = _claims("He has come up with a model, he said, for how the mine can keep going.")
    assert told == [("he", "He has come up with a model for how the mine can keep going.")]


def test_what_is_said_in_a_sentence_is_told_though_its_speaker_goes_on_in_the_next() -> None:
    text = 'Ann Weber says the strike is unjustified. "We have an offer on the table."'
    assert _claims(text) == [
        ("Ann Weber", "The strike is unjustified."),
        ("Ann Weber", "Ann Weber says: “We have an offer on the table.”"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '"Lind said he was glad of the plan," a Brack source said.',
            ("a Brack source", "Lind said he was glad of the plan."),
        ),
        (
            "A clerk of the mill said Roe had told the owners that they had ten days to leave.",
            ("A clerk of the mill", "Roe had told the owners that they had ten days to leave."),
        ),
    ],
)
def test_what_somebody_says_that_another_said_is_told_whole_as_her_word(text: str, told: tuple[str, str]) -> None:
    assert _claims(text) == [told]


def test_a_paragraph_that_sets_out_words_quoted_below_is_of_who_says_them_there() -> None:
    text = (
        "“The boats never left the quay.”\n\nThe harbour was shut on Monday.\n\n"
        "“I can tell you that the boats never left the quay,” says Anna Weber."
    )
    assert ("Anna Weber", "The boats never left the quay.") in _claims(text), _claims(text)
    assert (None, "The boats never left the pier.") in _claims(text.replace("quay", "pier", 1))
