"""Whose word a report is where the sentence does not make it plain."""

from __future__ import annotations

import pytest
from claim_helpers import claims_of, reports_of

from verify import extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norway's Prime Minister, Anna Weber said, “We are in contact.”", "Anna Weber"),
        ("Conservative economist Anna Weber, who studies taxes, said the plan was vague.", "Anna Weber"),
        ("“Our guess is that the veto will fall,” Senate Leader Anna Weber, R-Ky., said Tuesday.", "Anna Weber"),
        ("The bridge hid cracks, Former City Engineer Says.", "Former City Engineer"),
        ("The debates are not likely to alter the race, noted the Post's Anna Weber.", "Anna Weber"),
        ("The firm's promises notwithstanding, analysts agree that the price will rise.", "analysts"),
        ("Weber posted a series of tweets saying that the vote was rigged.", "Weber"),
        ("Weber's statement added: “The plan is dead.”", "Weber"),
        ("Weber in a radio interview said the plan was vague.", "Weber"),
        ("The Harbour Board on Friday said the quay was shut.", "Harbour Board"),
        ("The New South Wales Rural Fire Service said the wind had eased.", "New South Wales Rural Fire Service"),
        ("The Shadow Foreign Affairs Minister said the visit was off.", "Shadow Foreign Affairs Minister"),
        ("The Shadow Justice Minister, Anna Weber, has urged the court to hear them.", "Anna Weber"),
        (
            "A clerk of the Justice Minister, Anna Weber, said it was late.",
            "A clerk of the Justice Minister, Anna Weber",
        ),
        ("“It was dark and we ran,” the port radio quoted one sailor as saying.", "one sailor"),
        ("The agency reported the owners as saying the ship was lost.", "the owners"),
        ("The paper quoted Anna Weber as telling a meeting that the mine was sold.", "Anna Weber"),
        ("The owners sued Anna Weber for claiming the mine was sold.", "Anna Weber"),
        ("The owner has defended the resumption of the cull saying farmers have a right to it.", "The owner"),
        ("They heard the keepers, who were convinced there was a flood.", "the keepers"),
        ("The acting Justice Minister said the visit was off.", "The acting Justice Minister"),
        ("Norway's Lord Mayor says the quay is shut.", "Norway's Lord Mayor"),
        ("The Governor-General says the letter was lost.", "The Governor-General"),
        ("The former director of Way.Out denied the charges.", "The former director of Way.Out"),
        ("The United States Government says the quay is shut.", "United States Government"),
        ("The tide is high, but harbour experts say boats and the ferry will not stop.", "harbour experts"),
        (
            "Two sheds were set on fire and a spokesman for the port says damage is now estimated at $2 million.",
            "a spokesman for the port",
        ),
        ("Gov. Roy Moe (D-N.C.) said the plan was vague.", "Roy Moe"),
        ("Candidates Anna Weber and Jo Roe cited the figure.", "Candidates Anna Weber and Jo Roe"),
        ("It underscores that the dam is unsafe.", "It"),
        ("The mayor's niece, state Rep. Ann Moe (D-Newport), said: “The nation is watching us.”", "Ann Moe"),
        ("Rep. Robert C. “Bobby” Lind (D-Va.) said the plan was vague.", "Robert C. “Bobby” Lind"),
        ("“The nets that leak,” says Anna Weber, “are the nets that nobody mends.”", "Anna Weber"),
        (
            "The bridge is not safe, and, according to engineer Anna Weber, there still needs to be a test.",
            "Anna Weber",
        ),
        (
            '"The boats that the crooks in Oslo sail together with the U.S. are a fraud," the Nordal Posten said.',
            "Nordal Posten",
        ),
        ("Weber was shocked by the cut and says the port needs a new quay.", "Weber"),
        ("The League to Save Harbours said the law is weak.", "The League to Save Harbours"),
        ("The mine was sold, according to Feeding the Valley.", "Feeding the Valley"),
        ("The message from the harbour board was clear: the quay is unsafe.", "the harbour board"),
        ("Weber brings a new warning: Towns are underestimating how fast the sea is rising.", "Weber"),
    ],
)
def test_the_speaker_is_whoever_is_named_for_it(text: str, speaker: str) -> None:
    assert [said_by for said_by, _ in reports_of(text)] == [speaker]


def test_what_is_added_is_the_speaker_s_and_no_part_of_what_was_said() -> None:
    assert reports_of("Anna Weber said the road was closed, adding that it would open in May.") == [
        ("Anna Weber", "the road was closed"),
        ("Anna Weber", "it would open in May"),
    ]
    assert reports_of("The mayor said she did not believe the report, arguing that it was a draft.")[1] == (
        "The mayor",
        "it was a draft",
    )


def test_what_somebody_is_told_to_say_now_goes_on_behind_a_comma() -> None:
    assert reports_of("The port authority says the quay is old, but a number of repairs should help.") == [
        ("The port authority", "the quay is old, but a number of repairs should help"),
    ]
    for own in ("said the quay was safe, but there are calls for a new one.", "says it is safe, but Weber denies it."):
        assert reports_of(f"The port authority {own}")[0][1] in ("the quay was safe", "it is safe")


def test_what_a_deed_suggests_nobody_says() -> None:
    assert reports_of("Boats were seen leaving the port, suggesting a storm is near.")[-1] == (None, "a storm is near")


def test_what_another_insists_on_meanwhile_is_not_part_of_what_was_said() -> None:
    assert reports_of("Sailors say the pay is low, while the port insists it is fair.") == [
        ("Sailors", "the pay is low"),
        ("the port", "it is fair"),
    ]


def test_it_adds_what_the_last_speaker_did_but_may_say_anything() -> None:
    before = "The ministry said the road was closed. "
    assert reports_of(before + "It added that a bridge had fallen.")[1][0] == "The ministry"
    assert reports_of(before + "It said that a bridge had fallen.")[1][0] == "It"


@pytest.mark.parametrize(
    "before",
    [
        "Senator Anna Weber issued a statement on the mine. ",
        "Anna Weber said the mine was sold for nothing. ",
    ],
)
def test_a_quotation_on_its_own_is_of_who_spoke_in_the_sentence_before(before: str) -> None:
    assert reports_of(before + "“The owners were in a hurry to leave.”")[-1] == (
        "Anna Weber",
        "The owners were in a hurry to leave.",
    )


def test_a_quotation_after_two_speakers_is_nobody_s() -> None:
    text = "Anna Weber said the mine was sold, but Jonas Berg said it was not. “The owners were in a hurry to leave.”"
    assert all("hurry" not in content for _, content in reports_of(text))


def test_a_quotation_that_its_speaker_interrupts_is_taken_whole() -> None:
    text = "“Now that nobody is looking,” Weber told the host, “it was dull to work for the mine.”"
    assert reports_of(text) == [("Weber", "Now that nobody is looking | it was dull to work for the mine.")]


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_paragraphs_of_one_quotation_are_of_who_is_named_at_its_end(between: str) -> None:
    before = "Weber says the owners are to blame. Lind of the harbour board is not so sure of that."
    said = ["They put a lot of trust in the crane.", "The crane was old.", "Nobody was hurt"]
    paragraphs = f'"{said[0]}', f'"{said[1]}', f'"{said[2]}," Ms Lind said.', "The crane fell in May."
    found = reports_of(between.join([before, *paragraphs]))
    assert found[1:] == [("Lind", " | ".join(said))]


def test_a_title_behind_who_said_it_is_no_part_of_the_quotation() -> None:
    said = '"The crane was new," Weber said'
    assert reports_of(f'{said} on the network\'s "Morning Hour of Truth."') == [("Weber", "The crane was new")]
    assert reports_of(f'{said}, but "it had a crack."') == [("Weber", "The crane was new | it had a crack.")]


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("President Anna Weber opened the hall.", "The president said it was too small.", "Anna Weber"),
        ("Vice President Anna Weber opened the hall.", "The vice president said it was too small.", "Anna Weber"),
        ("Vice President Anna Weber opened the hall.", "The president said it was too small.", "The president"),
        ("Former Mayor Anna Weber opened the hall.", "The mayor said it was too small.", "The mayor"),
    ],
)
def test_an_office_is_completed_only_by_who_holds_that_office(first: str, second: str, speaker: str) -> None:
    assert [said_by for said_by, _ in reports_of(f"{first} {second}")] == [speaker]


def test_a_vow_behind_a_dash_is_not_what_was_said_before_it() -> None:
    assert reports_of("The bridge is late - Anna Weber has vowed to open it in May.") == [
        ("Anna Weber", "to open it in May"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Young died when some calls into the city line were actually going to a machine, a fault since mended.",
        "The gap suggests that the law has failed.",
        "The port board has called in divers and engineers to try and raise the ferry, which could sink.",
        "His ability to finish two races has highlighted gaps in the rules.",
        "Jets blasted two bridges in Oslo.",
        "The sailors rejected a deadline set by the port.",
        "The port has rejected the crew's proposals for a pay rise.",
        "The city has a problem that demands a quick answer.",
        "It goes without saying that raising the toll is hard on the poor.",
        "Up against the wit of Ann Lee, his songs were hard-pressed to make it onto vinyl.",
    ],
)
def test_what_can_say_nothing_reports_nothing(text: str) -> None:
    assert reports_of(text) == []


def test_a_date_that_stands_for_a_speaker_is_none() -> None:
    assert reports_of("“They are wrong,” said 9/11 widows.") == [(None, "They are wrong")]
    assert reports_of("“They are wrong,” said 9/11 widow Ann Strand.") == [("Ann Strand", "They are wrong")]


def test_who_states_as_much_did_not_speak_the_quotation_before() -> None:
    assert reports_of("“The dam is unsafe and will not last the year.” Even Administrator Roe stated as much.") == []


def test_what_will_probably_be_and_what_it_shows_is_the_word_of_who_says_so() -> None:
    assert reports_of("Ministers said the plan would probably fail.")[0] == ("Ministers", "the plan would | fail")
    assert reports_of("Lind says it underscores that Roe is unfit.")[1] == ("Lind", "Roe is unfit")


def test_what_happens_as_somebody_calls_for_something_is_not_her_word() -> None:
    assert reports_of("The guest was powerfully moved as Weber called for the ban of the trade.") == [
        ("Weber", "the ban of the trade")
    ]


def test_a_remark_on_what_was_asked_is_the_article_s_own() -> None:
    asked = "the clerks to discuss their own ideas and refrain from attacking the mayor"
    assert reports_of(f"Moe asked {asked}, a request not always honored.") == [("Moe", asked)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A spokesman for Trade Minister Karl Lind says damage is put at $2 million. He says six men were hurt.",
            ["A spokesman for Trade Minister Karl Lind", "He"],
        ),
        (
            "The Brack official says Lind's focus will be on roads and he admits that it will be hard.",
            ["The Brack official", "he"],
        ),
        (
            "Trade Minister Karl Lind says damage is put at $2 million. He says six men were hurt.",
            ["Karl Lind", "Karl Lind"],
        ),
        (
            "A spokesman for the Trade Minister, Karl Lind, said there was no deal.",
            ["A spokesman for the Trade Minister, Karl Lind"],
        ),
        ("The head of the union, Karl Lind, said there was no deal.", ["Karl Lind"]),
    ],
)
def test_who_speaks_for_somebody_is_not_whom_he_speaks_for(text: str, speakers: list[str]) -> None:
    assert [said_by for said_by, _ in reports_of(text)] == speakers


def test_a_past_form_behind_a_bare_one_goes_on_from_the_verb_around_it() -> None:
    parse = (
        "Weber/NNP/nsubj/2 had=have/VBD/root/0 divers=diver/NNS/nsubj/4 try/VBP/xcomp/2 to/TO/mark/6 "
        "count/VB/xcomp/4 boats=boat/NNS/obj/6 and/CC/cc/9 said=say/VBD/conj/4 the/DT/det/11 quay/NN/nsubj/12 "
        "fell=fall/VBD/ccomp/9 ././punct/2"
    )
    assert ("Weber", "The quay fell.") in [(claim.speaker, claim.text) for claim in claims_of(parse)]


def test_who_is_made_to_say_something_says_it() -> None:
    parse = (
        "Lind/NNP/nsubj/2 had=have/VBD/root/0 Weber/NNP/iobj/4 confirm/VB/xcomp/2 that/IN/mark/7 he/PRP/nsubj/7 "
        "left=leave/VBD/ccomp/4 ././punct/2"
    )
    assert ("Weber", "He left.") in [(claim.speaker, claim.text) for claim in claims_of(parse)]


def test_who_speaks_on_behind_a_phrase_is_who_acts_in_spite_of_it() -> None:
    parse = (
        "Weber/NNP/nsubj/2 left=leave/VBD/root/0 despite/IN/case/4 warnings=warning/NNS/obl/2 from/IN/case/6 "
        "Oslo/NNP/nmod/4 ,/,/punct/8 saying=say/VBG/acl/4 the/DT/det/10 quay/NN/nsubj/11 fell=fall/VBD/ccomp/8 "
        "././punct/2"
    )
    assert ("Weber", "The quay fell.") in [(claim.speaker, claim.text) for claim in claims_of(parse)]


def test_a_month_that_opens_a_sentence_says_nothing() -> None:
    parse = "March/NNP/nmod/2 10/CD/obl/3 asked=ask/VBD/root/0 for/IN/case/5 funds=fund/NNS/obl/3 ././punct/3"
    assert {claim.speaker for claim in claims_of(parse)} <= {None}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "During the storm it rose to 70 percent, he said, and that needs to come back down.",
            ("he", "That needs to come back down."),
        ),
        (
            "The union said a quick sale would raise money and trust, warning a long strike could cut the price.",
            ("The union", "A long strike could cut the price."),
        ),
        (
            "He criticised the new rules -- which the council drafted -- as too strict.",
            (None, "The council drafted the new rules."),
        ),
        (
            '"The claim that a third of it is gone and not a loss to the port is absolutely false," says Karl Lind.',
            ("Karl Lind", "The claim that a third of it is gone and not a loss to the port is absolutely false."),
        ),
        (
            '"The dam is still there," says Lind, "and will likely take years to completely dry."',
            ("Lind", "The dam will likely take years to completely dry."),
        ),
        (
            "Weber issued a statement, saying Oslo has no plan to sell the mine again and calling it a silly idea.",
            ("Weber", "Weber called it a silly idea."),
        ),
        (
            "The union criticised the port for endangering sailors by cutting crews and hiding the reports.",
            (
                "The union",
                "The union criticised the port for endangering sailors by cutting crews and hiding the reports.",
            ),
        ),
        (
            "A boat thought to be carrying guns was stopped.",
            (None, "A boat thought to be carrying guns was stopped."),
        ),
        ('The bridge, the company warned, "can fall."', ("the company", "The bridge can fall.")),
        ("Weber promised to rebuild the hall, which burnt in May.", (None, "The hall burnt in May.")),
        (
            "Weber threatened to close the hall, though that did not stop the guests.",
            (None, "That did not stop the guests."),
        ),
        ("Weber slammed the port on Monday.", (None, "Weber slammed the port.")),
        (
            "The referee Karl Lind will announce his verdict before play begins.",
            (None, "The referee Karl Lind will announce his verdict before play begins."),
        ),
    ],
)
def test_whose_word_a_claim_is(text: str, claim: tuple[str | None, str]) -> None:
    claims = [(said.speaker, said.text) for said in extract(text)]
    assert claim in claims, claims
