"""What stays whole: measures, changes, results and words that go with another one, each kind with a sentence."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims, compact, texts_of

from verify.decompose.headlines import begins_with_verb
from verify.decompose.tree import Tree

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "hours and minutes are one amount",
        "The average fan watches 3 hours and 20 minutes of sport a day.",
        ["The average fan watches 3 hours and 20 minutes of sport a day."],
        ["The average fan watches 3 hours.", "The average fan watches 20 minutes of sport."],
    ),
    (
        "a change of amounts keeps both its ends and their times",
        "Public debt rose from 40 percent of output at the end of the war to 90 percent by May 1950.",
        ["Public debt rose from 40 percent of output at the end of the war to 90 percent by May 1950."],
        [
            "Public debt rose from 40 percent of output.",
            "Public debt rose from 40 percent of output by May 1950.",
            "Public debt rose from 40 percent of output at the end of the war.",
        ],
    ),
    (
        "a year and a half",
        "The pool was closed less than a year and a half ago but has cost much.",
        ["The pool was closed less than a year and a half ago."],
        ["The pool was closed and a half ago.", "The pool was closed less than a year ago."],
    ),
    (
        "a nor denies what it opens",
        "Nor did the museum reopen on Monday.",
        ["Nor did the museum reopen on Monday."],
        ["Did the museum reopen on Monday.", "Did the museum reopen."],
    ),
    (
        "just so many",
        "Guests are allowed to use the pool just three hours a day.",
        ["Guests are allowed to use the pool just three hours a day."],
        ["Guests are allowed to use the pool."],
    ),
    (
        "degrees of a scale",
        "By May the lake had lost 2°C of heat and gained 3°C of warmth.",
        ["The lake had lost 2°C of heat."],
        ["The lake had lost C of heat.", "C is a 2°."],
    ),
    (
        "as what for whom",
        "The bay has long been seen as a proving ground for young sailors.",
        ["The bay has long been seen as a proving ground for young sailors."],
        ["The bay has long been seen as a proving ground."],
    ),
    (
        "a comma where an aside in dashes is left out",
        "Once run by clubs such as Ricks - one of the oldest in the region - these walks have stopped.",
        [],
        ["Once run by clubs such as Ricks these walks have stopped."],
    ),
    (
        "what somebody did beside saying so",
        'Ann Lee said the books were "very good" before launching into another attack.',
        ['The books were "very good".'],
        ['The books were "very good" before launching into another attack.'],
    ),
    (
        "what somebody was then",
        "It was years since Ann Lee, then a student at Norwood, was struck by a vision.",
        ["Ann Lee was then a student at Norwood."],
        ["Ann Lee is then a student at Norwood."],
    ),
    (
        "what somebody once was is nothing that a school has once",
        "Everyone called Roe a coach because he'd once been Norwood University's football coach.",
        [],
        ["Norwood University has an once football coach."],
    ),
    (
        "how far from where",
        "They fired flares on a hut just metres from Lee's rooms in Brack.",
        [],
        ["They fired flares on a hut just metres.", "They fired flares from Lee's rooms."],
    ),
    (
        "a place behind two places",
        "Mr Roe raided Alster and Homs in Norland on Monday.",
        ["Mr Roe raided Alster and Homs in Norland."],
        ["Mr Roe raided Alster in Norland."],
    ),
    (
        "which of two of one family name",
        "The act was signed by President Carl Holm. James Holm Jr. spoke on Friday. Holm, once a clerk, left.",
        [],
        ["Carl Holm, once a clerk, left.", "Carl Holm left."],
    ),
    (
        "and then another school",
        "She graduated from Norwood University and then Alster Law School.",
        ["She graduated from Alster Law School."],
        ["She graduated from then Alster Law School."],
    ),
    (
        "what should come about with what",
        "She said the plan needed to be dropped with a new scheme put into place.",
        ["The plan needed to be dropped with a new scheme put into place."],
        ["A new scheme was put into place."],
    ),
    (
        "what is called for",
        "In recent months, teachers such as former mayor Lee have called for the fund to be taxed.",
        ["In recent months, teachers such as former mayor Lee have called for the fund to be taxed."],
        ["In recent months, teachers such as former mayor Lee have called."],
    ),
    (
        "what stands besides",
        "Besides the message, the fight by clerks is getting personal.",
        ["Besides the message, the fight by clerks is getting personal."],
        ["The message, the fight by clerks is getting personal."],
    ),
    (
        "who is picked for an office does not hold it",
        "The staff welcomed the nominee for head of school, Ann Lee, on Monday.",
        [],
        ["Ann Lee is head of school."],
    ),
    (
        "a that before several things opens what is said",
        (
            "Farmers say that improved soil testing kits in use and a field guide assigned to each farm "
            "will limit any loss."
        ),
        [],
        ["That improved soil testing kits in use and a field guide will limit any loss."],
    ),
    (
        "a form of address behind an office",
        "On Monday, royal commissioner Justice Ann Lee warned all sides.",
        ["On Monday, royal commissioner Justice Ann Lee warned all sides."],
        ["Ann Lee is royal commissioner Justice."],
    ),
    (
        "a name with a common noun in it",
        "The Norder Web Job Index is now at its lowest.",
        ["The Norder Web Job Index is now at its lowest."],
        ["Index is the Norder Web Job.", "Index is now at its lowest."],
    ),
    (
        "what stands in square brackets inside a quotation",
        '"I told [the crew] to record everything," Ann Lee said.',
        ["Ann Lee said: “I told [the crew] to record everything.”"],
        ["Ann Lee said: “I told to record everything.”"],
    ),
    (
        "whose game it is",
        "The most obvious comparison is Norder's 1990 platformer DuckDays.",
        ["DuckDays is Norder's 1990 platformer."],
        ["The most obvious comparison is's DuckDays.", "DuckDays is a Norder 1990 platformer."],
    ),
    (
        "when somebody was told",
        "She told the club last week the harbour's walls are safe.",
        ["The harbour's walls are safe."],
        ["Last week the harbour's walls are safe."],
    ),
    (
        "again within what time",
        "Norwood went into administration last week for the second time in three months.",
        ["Norwood went into administration for the second time in three months."],
        ["Norwood went into administration in three months.", "Norwood went into administration for the second time."],
    ),
    (
        "less compared to what",
        "The models say that paint will warm the hall a lot less compared to tiles.",
        ["Paint will warm the hall a lot less compared to tiles."],
        ["Paint will warm the hall a lot less."],
    ),
    (
        "two verbs share a place",
        "Many of the engines have been developed and tested in the valley.",
        ["Many of the engines have been developed and tested in the valley."],
        ["Many of the engines have been developed."],
    ),
    (
        "whose signs",
        "The fever can only be spread through the sweat of people showing signs of the disease.",
        ["The fever can only be spread through the sweat of people showing signs of the disease."],
        [
            "The sweat of people shows signs of the disease.",
            "The fever can only be spread through the sweat of people.",
        ],
    ),
    (
        "so much goes with what came of it",
        'Ann Lee was so weak after eating the "Red Dragon" that she had to be carried home.',
        ["Ann Lee was so weak that she had to be carried home."],
        ["Ann Lee was so weak.", 'Ann Lee ate the "Red Dragon" that she had to be carried home.'],
    ),
    (
        "what something is good for",
        "The hall is a perfect place for concerts because of its high roof.",
        ["The hall is a perfect place for concerts because of its high roof."],
        ["The hall is a perfect place.", "The hall is a perfect place because of its high roof."],
    ),
    (
        "a word with a hyphen",
        "The film can be sent over Li-Fi, 5G, and 6G links.",
        ["The film can be sent over 5G."],
        ["The film can be sent over Li 5G.", "The film can be sent over Li 6G links."],
    ),
    (
        "as what something is used",
        "She used her own town as an example.",
        ["She used her own town as an example."],
        ["She used her own town."],
    ),
    (
        "what takes a time",
        "Ann Lee praised the new pumps, which take several hours to start and stop.",
        ["The new pumps take several hours to start and stop."],
        ["The new pumps take several hours."],
    ),
    (
        "a remark with as tells who says so and no more",
        "As we had expected, the board decided to close the mill.",
        ["As we had expected, the board decided to close the mill."],
        ["We had expected."],
    ),
    (
        "the verb that did stands for",
        "The old code did and will continue to serve the town well.",
        ["The old code will continue to serve the town well."],
        ["The old code did."],
    ),
    (
        "a name that acts is no name of the thing",
        "The mayor added that the tax reform bill President Ann Lee signed into law last month may not have ended it.",
        [],
        [
            "President Ann Lee is the tax reform bill signed into law.",
            "President Ann Lee is the tax reform bill signed into law last month.",
        ],
    ),
    (
        "a heading before a list states nothing",
        "Some of the costs that may have led to that loss include:",
        [],
        ["Some of the costs that may have led to that loss include."],
    ),
    (
        "yet another stays together, and what is seen under the seeing",
        "Just this week, we saw yet another tyre company, Blackwall, raise tens of millions of dollars.",
        [],
        ["Just this week, we saw yet.", "Just this week, we saw."],
    ),
    (
        "much of something is said with of what",
        "The firm argued that Aldford's wide range of small shops would suffer.",
        [],
        ["Aldford has a wide range."],
    ),
    (
        "by what something could come about is not what is said to be done",
        "A late vote could harm the quality of the law, she warned, by allowing errors to creep in.",
        [],
        ["She allowed errors to creep in."],
    ),
    (
        "how much is asked, not said",
        "A board of engineers recently announced how much water towns should keep.",
        [],
        ["How much water towns should keep."],
    ),
    (
        "a second measure has a time of its own",
        "Exports fell 2.5 percent after the strike of 1991 and just 1.9 percent after the strike of 2001.",
        [],
        ["Exports fell 2.5 percent."],
    ),
    (
        "a proposal is no claim of the noun before it",
        "There's a good reason for this plan but first, let's look at the costs.",
        [],
        ["A good reason for this plan first, let's look at the costs."],
    ),
    (
        "why something is so",
        "This is why so-called “dark fishing,” by which crews turn off their lamps, is growing.",
        [],
        ["This is why so-called “dark fishing”."],
    ),
    (
        "a family name with a hyphen stays with the first name",
        "The club sacked Ines Duarte-Vidal. She left.",
        ["Ines Duarte-Vidal left."],
        ["She left."],
    ),
]

# What a parser may make of a sentence: what misread, the parse, all its claims.
PARSED = [
    (
        "a verb that ends before what it found",
        (
            "The=the/DT/det/2 court/NN/nsubj/4 has=have/VBZ/aux/4 found=find/VBN/root/0 Roe/NNP/nsubj/6"
            " left=leave/VBD/conj/4 ./././4"
        ),
        ["Roe left."],
    ),
    (
        "a name with a preposition is nowhere",
        "It=it/PRP/nsubj/2 sells=sell/VBZ/root/0 Friends/NNP/obj/2 In=in/IN/case/5 Need/NNP/nmod/3 ./././2",
        ["It sells Friends In Need."],
    ),
    (
        "one noun for both halves",
        (
            "The=the/DT/det/2 radio/NN/nsubj/7 and/CC/cc/5 television/NN/compound/5 apps=app/NNS/conj/2 will/MD/aux/7"
            " work/VB/root/0 well/RB/advmod/7 ./././7"
        ),
        ["The radio and television apps will work well."],
    ),
    (
        "a bare phrase behind two clauses is no third one",
        (
            "Sales=sale/NNS/nsubj/3 are=be/VBP/cop/3 up/JJ/root/0 and/CC/cc/7 debt/NN/nsubj/7 is=be/VBZ/cop/7"
            " down/JJ/conj/3 relative/JJ/conj/3 to/IN/case/11 earlier/JJ/amod/11 years=year/NNS/obl/8 ./././3"
        ),
        ["Sales are up relative to earlier years.", "Debt is down."],
    ),
    (
        "the end of an insertion is not that of the clause around it",
        (
            "They=they/PRP/nsubj/9 —/,/punct/4 some/PRP/nsubj/4 moved=move/VBD/parataxis/9 back/RB/advmod/9"
            " east/RB/advmod/5 —/,/punct/9 soon/RB/advmod/9 led=lead/VBD/root/0 choirs=choir/NNS/obj/9 ./././9"
        ),
        ["Some moved.", "They soon led choirs."],
    ),
]


@pytest.mark.parametrize(("kind", "parse", "claims"), PARSED, ids=[case[0] for case in PARSED])
def test_what_a_parse_puts_together_is_no_claim(kind: str, parse: str, claims: list[str]) -> None:
    assert texts_of(parse) == claims, kind


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_what_belongs_together_stays_together(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)


def test_a_sentence_with_so_before_its_verb_takes_no_subject_over() -> None:
    sentence = compact("So=so/RB/advmod/2 did=do/VBD/root/0 the/DT/det/4 coach/NN/obj/2 ./././2")
    assert not begins_with_verb(Tree(sentence.tokens))
