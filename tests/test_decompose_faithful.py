"""No claim says more than its sentence: kinds of misreading found by hand, each with a sentence of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_helpers import compact, texts_of
from parse_helpers import document_of, text_of

from verify import extract
from verify.decompose import decompose

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "a plural subject keeps the clause that says which ones",
        "Statements made by ministers are checked more often than those of doctors.",
        ["Statements made by ministers are checked more often than those of doctors."],
        ["Statements are checked more often than those of doctors."],
    ),
    (
        "what is said of some of a kind is no claim about the kind",
        "Mothers who have lost children to gun violence hosted a dinner in Aldford.",
        ["Mothers who have lost children to gun violence hosted a dinner."],
        ["Mothers have lost children.", "Mothers hosted a dinner."],
    ),
    (
        "what can be proved is not what is done",
        "There is a gap between illegal behaviour that can be proved and poor conduct.",
        [],
        ["Illegal behaviour can be proved."],
    ),
    (
        "a measure stays with the word it measures",
        "The elections are two months away.",
        ["The elections are two months away."],
        ["The elections are away."],
    ),
    (
        "a title that is left out leaves its preposition",
        "The council rejected an offer by club owner Ann Lee on Monday.",
        [],
        ["The council rejected an offer Ann Lee.", "The council rejected an offer Ann Lee on Monday."],
    ),
    (
        "to be tied takes two",
        "Ann Lee and Bob Roe are virtually tied, according to a new poll.",
        ["Ann Lee and Bob Roe are virtually tied."],
        ["Ann Lee is virtually tied.", "Bob Roe is virtually tied."],
    ),
    (
        "what somebody is kept from stays with the keeping",
        "A doctor kept her from returning to the stage on Monday.",
        ["A doctor kept her from returning to the stage on Monday."],
        ["A doctor kept her."],
    ),
    (
        "those that are told of by a clause keep it",
        "The strike hit those towns that had no bus.",
        ["The strike hit those towns that had no bus."],
        ["The strike hit those towns.", "Those towns had no bus."],
    ),
    (
        "a word with hyphens is not taken apart",
        "Ann Lee finished second at the Open on 14-under-par.",
        ["Ann Lee finished second at the Open on 14-under-par."],
        ["Ann Lee finished second under-par.", "Ann Lee finished second at the Open under-par."],
    ),
    (
        "a comma that parts a subject from its verb is left out",
        "Ann Lee, boarded a plane at Aldford and left.",
        ["Ann Lee boarded a plane."],
        ["Ann Lee, boarded a plane."],
    ),
    (
        "what will be hangs on its condition of time",
        "Production will improve at the plant when the market recovers.",
        [],
        ["Production will improve.", "Production will improve at the plant."],
    ),
    (
        "not before an infinitive stays",
        "Our goal is not to close the harbour but to clean it.",
        [],
        ["Our goal is to close the harbour."],
    ),
    (
        "what somebody is described as has no deeds of its own",
        "Roe described Ann Lee as a politician who has never held a job.",
        [],
        ["A politician has never held a job."],
    ),
    (
        "a relative verb agrees with what it is said of",
        "Donors from around the country who want to see more women in the council will send money.",
        [],
        ["The country want to see more women in the council."],
    ),
    (
        "a day has nothing",
        "The mayor missed Monday’s annual meeting.",
        ["The mayor missed Monday’s annual meeting."],
        ["Monday has an annual meeting."],
    ),
    (
        "a clause behind joined parts holds of all of them",
        "The plan would hurt firms and towns that depend on the mine.",
        [],
        ["The plan would hurt firms."],
    ),
    (
        "what a thing is linked to is part of the link",
        "The minister linked the leak to the old server.",
        ["The minister linked the leak to the old server."],
        ["The minister linked the leak."],
    ),
    (
        "an apposition's clause is said of the name",
        "The bridge was opened by Dana Oort, a retired engineer who runs Norder Bridges.",
        ["Dana Oort runs Norder Bridges."],
        ["A retired engineer runs Norder Bridges."],
    ),
    (
        "talk that only goes on is no claim",
        "“I mean, the bridge is just unsafe, and it needs to be closed,” Ann Lee said.",
        ["It needs to be closed."],
        ["Ann Lee said: “I mean.”"],
    ),
    (
        "a passive keeps who did it",
        "Of the ten judges, six were appointed by the king.",
        [],
        ["Of the ten judges, six were appointed.", "Six were appointed."],
    ),
    (
        "a joined subject before a further verb is its subject",
        "Florin will be full of visitors, as Ann Lee will host events in two towns and former mayor Bob Roe will come.",
        [],
        ["Ann Lee will host events in former mayor Bob Roe."],
    ),
    (
        "a place in a ranking holds only in what is ranked",
        "The site rose to number 3 in the list of churches.",
        ["The site rose to number 3 in the list of churches."],
        ["The site rose to number 3."],
    ),
    (
        "a side remark behind two nouns is said of neither",
        "Both have opposed a new trade deal with countries by the sea, known as the Harbour Pact.",
        [],
        ["Countries by the sea are known as the Harbour Pact.", "Countries are known as the Harbour Pact."],
    ),
    (
        "a title belongs to one name only",
        "The board met tax head Ann Lee and safety head Bob Roe on Monday.",
        [],
        ["Ann Lee and safety head Bob Roe is tax head.", "Ann Lee and safety head Bob Roe is the tax head."],
    ),
    (
        "a rival is nobody's rival",
        "The speech pleased rival Ann Lee.",
        [],
        ["Ann Lee is a rival."],
    ),
    (
        "a verb in another tense goes on from the relative clause",
        "The voters point to the crime bill, which put more officers on the streets, but also led to longer terms.",
        [],
        ["The voters led to longer terms."],
    ),
    (
        "what is likened to something is not only likened",
        "Another critic likened the rules to burning the constitution.",
        ["Another critic likened the rules to burning the constitution."],
        ["Another critic likened the rules."],
    ),
    (
        "who is a person and no leadership",
        "There is a contrast with the bold leadership of Ann Lee, who is ready to cut taxes.",
        [],
        ["The bold leadership of Ann Lee is ready to cut taxes."],
    ),
    (
        "what is wanted is not there",
        "The party wants a plan that pays the creditors.",
        [],
        ["A plan pays the creditors."],
    ),
    (
        "trouble doing it is not doing it",
        "Mr. Oort has had trouble, however, persuading buyers to pay more.",
        [],
        ["Mr. Oort is persuading buyers to pay more."],
    ),
    (
        "what came of it all is not said of the last place",
        "People jumped to conclusions in Ferrow, which caused riots.",
        [],
        ["Ferrow caused riots."],
    ),
    (
        "a time is known by what happened then",
        "Roe died at a time when some calls were not answered.",
        [],
        ["Roe died at a time."],
    ),
    (
        "to begin by doing is not only to begin",
        "Dana Oort began by saying that he would never sell the mine.",
        [],
        ["Dana Oort began."],
    ),
    (
        "a party is from nowhere",
        "Senator Ann Lee, Republican from Westmark, issued a statement.",
        [],
        ["Republican is from Westmark."],
    ),
    (
        "what happens whenever is no single event",
        "When intruders are caught, the owners call them guests.",
        [],
        ["Intruders are caught."],
    ),
    (
        "a need keeps what is needed",
        "Ann Lee has spoken about the need for reforms.",
        ["Ann Lee has spoken about the need for reforms."],
        ["Ann Lee has spoken about the need."],
    ),
    (
        "a pledge is nobody who can be charged",
        "The mayor is demanding a pledge not to pardon Ann Lee, who has not been charged with any crime.",
        [],
        ["A pledge has not been charged with any crime."],
    ),
    (
        "a share of some is no claim about them",
        "A slide shows that eight of ten apples eaten in Westmark are grown in Aldford.",
        [],
        ["Ten apples are eaten in Westmark."],
    ),
    (
        "not before that denies the clause",
        "The paper said that Roe wants a review, not that he wants the plan dropped at once.",
        [],
        ["He wants the plan dropped at once.", "Roe wants the plan dropped at once."],
    ),
    (
        "a word with hyphens is one word",
        "The race was neck-and-neck, so he won't brag about his lead.",
        ["The race was neck-and-neck."],
        ["The race was neck."],
    ),
    (
        "a song is no property",
        "Blaise sings Bruno Spring’s “American Skin” to Ann Lee.",
        [],
        ["Bruno Spring has an “American Skin”.", "Bruno Spring has an American Skin."],
    ),
    (
        "half a name is no title",
        "To understand the real Dred Orton, one should visit the museum.",
        [],
        ["Orton is the real Dred.", "Orton is a real Dred."],
    ),
    (
        "a mine is no first person",
        "Ann Lee said the owners closed the mine.",
        ["The owners closed the mine."],
        ["Ann Lee said: “The owners closed the mine.”"],
    ),
    (
        "parts joined by their owner stay together",
        "The mayor's job was to assist Bob Roe and his bank in paying debts.",
        [],
        ["The mayor's job was to assist his bank in paying debts.", "The mayor's job was to assist Bob Roe."],
    ),
    (
        "a verb that two share is not changed where another verb would have to be",
        "When rebels are caught, Lee and Roe call them fools and describe their deeds as crimes.",
        ["When rebels are caught, Lee and Roe call them fools and describe their deeds as crimes."],
        ["Lee calls them fools describe their deeds as crimes."],
    ),
    (
        "the and between two subjects stays",
        "Ann Lee and her firm support the plan.",
        [],
        ["Ann Lee her firm support the plan."],
    ),
    (
        "a title with an and before it keeps its name company",
        "There was a push from both President Lee and Republican nominee Dred Orton over spending.",
        [],
        ["There was a push from both President Lee Dred Orton over spending."],
    ),
    (
        "a description begins with no and",
        "The guests included the miner Ann Lee and her husband, Bob Roe, a singer.",
        [],
        ["Bob Roe is and Ann Lee’s husband.", "Bob Roe is and her husband."],
    ),
    (
        "a quoted question keeps its mark",
        'Marchers chanted "Whose bridge?" and walked until dawn on Friday.',
        ['Marchers chanted "Whose bridge?"'],
        ['Marchers chanted "Whose bridge".'],
    ),
    (
        "what something is said of is not stated",
        "That the mayor left so early is a disgrace, Bob Roe said on Monday.",
        [],
        ["The mayor left so early.", "The mayor left early."],
    ),
    (
        "a bare name of a people names a kind",
        "The drawing showed the life of Americans who are often forgotten in books.",
        ["The drawing showed the life of Americans who are often forgotten in books."],
        ["Americans are often forgotten in books.", "The drawing showed the life of Americans."],
    ),
    (
        "an interest keeps what it is in",
        "About 20 firms have shown an interest in the bridge.",
        ["About 20 firms have shown an interest in the bridge."],
        ["About 20 firms have shown an interest."],
    ),
    (
        "a time that is said twice is one time",
        "Yesterday, the third day of the fair, Westmark beat Norder.",
        ["Westmark beat Norder.", "Yesterday, the third day of the fair, Westmark beat Norder."],
        ["The third day of the fair, Westmark beat Norder."],
    ),
    (
        "a clause that nothing opens takes the noun before it as its subject",
        "Coal was in a slide, as smelters turned to gas and demand from Aldford cooled.",
        ["Coal was in a slide.", "Smelters turned to gas."],
        ["Coal was in a slide cooled.", "Smelters turned to demand from Aldford."],
    ),
    (
        "time is spent doing something",
        "The two men spent months trading insults.",
        ["The two men spent months trading insults."],
        ["The two men spent months.", "Months were trading insults."],
    ),
    (
        "a measure stays with what it is measured by",
        "Dana Oort knows as much about mines as I do about music.",
        ["Dana Oort knows as much about mines as I do about music."],
        ["Dana Oort knows as much about mines.", "I do about music."],
    ),
    (
        "as long as something is no length",
        "The fighting broke out as soon as the match was over.",
        ["The fighting broke out as soon as the match was over."],
        ["The fighting broke out as soon.", "The match was over."],
    ),
    (
        "a preposition is not left behind",
        "The pupils draw from across the wider district.",
        ["The pupils draw from across the wider district."],
        ["The pupils draw from."],
    ),
    (
        "what was said on a day is not what happened on it",
        "The army said on Sunday it had taken Brack on Friday.",
        ["It had taken Brack on Friday."],
        ["On Sunday it had taken Brack.", "It had taken Brack on Sunday."],
    ),
    (
        "a figure to compare with needs the one that it is compared with",
        "The court found that 1 in 4 residents lived in poor areas in 2010, up from 1 in 10 in 2000.",
        ["1 in 4 residents lived in poor areas in 2010."],
        ["1 in 4 residents lived in poor areas up from 1 in 10 in 2000."],
    ),
    (
        "a quotation in doubled apostrophes is closed",
        "The bank said the club ''keeps 90 shops abroad.''",
        ["The club ''keeps 90 shops abroad''."],
        ["The club ''keeps 90 shops abroad."],
    ),
    (
        "what was done to a thing does not say what it is like",
        "Colin Lee's leaked letters angered voters.",
        ["Colin Lee's leaked letters angered voters."],
        ["Colin Lee has leaked letters."],
    ),
    (
        "what something is like is not what it is",
        "In that sense, it was like walking through an open gate.",
        ["It was like walking through an open gate."],
        ["It was walking.", "It was walking through an open gate."],
    ),
    (
        "a phrase right behind an object that is neither time nor place stays",
        "The polls show Ann Lee with a narrow lead.",
        ["The polls show Ann Lee with a narrow lead."],
        ["The polls show Ann Lee."],
    ),
    (
        "who is called on to do something stays",
        "Ann Lee called on the bank to pay its debts and to leave Norder.",
        [],
        ["Ann Lee called to pay its debts and to leave Norder.", "Ann Lee called to pay its debts."],
    ),
    (
        "a state keeps what it is of",
        "The panel held the clerk in contempt of court on Monday.",
        ["The panel held the clerk in contempt of court."],
        ["The panel held the clerk."],
    ),
    (
        "an adjective keeps what it calls for",
        "Some of the mines are poised for a comeback.",
        ["Some of the mines are poised for a comeback."],
        ["Some of the mines are poised."],
    ),
    (
        "how long after goes with what it was after",
        "Bob Roe wiped the archive two days after news of the theft became public.",
        ["Bob Roe wiped the archive."],
        ["Bob Roe wiped the archive two days."],
    ),
    (
        "what they are may be said of both",
        "The guards removed Ann Lee and the aide because they were not members of the club.",
        [],
        [
            "The guards removed the aide because they were not members of the club.",
            "The guards were not members of the club.",
        ],
    ),
    (
        "rolls do not die",
        "The ruling will force us to put voters back on lists who have died or moved.",
        [],
        ["Lists have died or moved.", "The ruling will force us to put voters back on lists."],
    ),
    (
        "parts that are compared stay with what they are compared with",
        "The rules are clearer and fairer than those of Norder.",
        ["The rules are clearer and fairer than those of Norder."],
        ["The rules are fairer.", "The rules are clearer."],
    ),
    (
        "a decade tells the tense",
        "The laws proposed in Norder during the 1970s were harsh.",
        [],
        ["The laws are proposed in Norder.", "The laws are proposed in Norder during the 1970s."],
    ),
    (
        "to tell takes whom",
        "Ann Lee told the judge that “we did not know of the plan.”",
        ["Ann Lee said: “We did not know of the plan.”"],
        ["Ann Lee told: “We did not know of the plan.”"],
    ),
    (
        "a score has two sides",
        "Ann Lee leads Bob Roe by 43 percent to 38 percent.",
        ["Ann Lee leads Bob Roe by 43 percent to 38 percent."],
        ["Ann Lee leads Bob Roe by 43 percent."],
    ),
    (
        "what helps whoever does it has not been done",
        "You get help after filling out a form at the bank.",
        [],
        ["You filled out a form at the bank.", "You filled out a form."],
    ),
    (
        "a verb that stands for another says nothing by itself",
        "His doubts were shared by ten miners I met about the dam, as I did about the mill.",
        [],
        ["I did about the mill."],
    ),
    (
        "to tell somebody takes what",
        "Ann Lee told a clerk who was late on Monday.",
        [],
        ["Ann Lee told a clerk."],
    ),
    (
        "a number of people takes a plural verb",
        "The two taped a show that aired on Monday, and was light on details.",
        [],
        ["The two was light on details."],
    ),
    (
        "sick in the head is not sick",
        "The old guard was sick in the head.",
        ["The old guard was sick in the head."],
        ["The old guard was sick."],
    ),
    (
        "a share of some says which ones",
        "Miners make up one percent of the people living in Norder.",
        [],
        ["Miners make up one percent of the people.", "The people are living in Norder."],
    ),
    (
        "who claimed it goes on",
        "Dana Oort claimed Ann Lee had helped the bank, but offered no proof.",
        [],
        ["Ann Lee offered no proof.", "Ann Lee had offered no proof."],
    ),
    (
        "a bare modal says nothing",
        "So the clerk gave a tip: sell the shares now while you can, and put the money in the bank.",
        [],
        ["You can."],
    ),
    (
        "not only denies nothing",
        "The study not only found more dust in the mill, but also named the firms.",
        [],
        ["The study not only found more dust in the mill.", "The study not only found more dust."],
    ),
    (
        "to be implicated takes in what",
        "A bank led by Dana Oort is implicated in the theft of the letters.",
        [],
        ["A bank is implicated.", "A bank led by Dana Oort is implicated."],
    ),
    (
        "a threat keeps what it is to",
        "The court closed the mill, citing a threat to the river.",
        [],
        ["The court was citing a threat."],
    ),
    (
        "a modifier takes the tense of its own clause",
        "Two men have been hurt in Norder after a bomb found by miners exploded, the army has said.",
        [],
        ["A bomb is found by miners."],
    ),
    (
        "they may be a couple",
        "Officers in Norder phoned a couple because their son had been hurt.",
        [],
        ["Officers in Norder’s son had been hurt.", "Officers’s son had been hurt.", "Officers’ son had been hurt."],
    ),
    (
        "a shared article fits what it stands before",
        "The club recovered from a defeat and several injuries, and the mayor met a baker and artist on Monday.",
        [],
        ["The club recovered from a several injuries.", "The mayor met a artist.", "The mayor met a artist on Monday."],
    ),
]


@pytest.mark.parametrize(("kind", "text", "wanted", "never"), CASES, ids=[case[0] for case in CASES])
def test_no_claim_misreads_its_sentence(kind: str, text: str, wanted: list[str], never: list[str]) -> None:
    texts = [claim.text for claim in extract(text)]
    assert texts, kind
    assert not set(wanted) - set(texts), texts
    assert not set(never) & set(texts), texts


def test_what_is_not_quoted_gets_no_quotation_marks() -> None:
    texts = [c.text for c in extract("Ann Lee said she did not see the film I watched last week.") if "film" in c.text]
    assert texts
    assert not any("“" in text for text in texts)


def test_a_noun_before_a_name_says_what_its_bearer_is() -> None:
    texts = [claim.text for claim in extract("Westmark have signed striker Conor Wash on loan from Brack side Norder.")]
    assert "Conor Wash is a striker." in texts


def test_an_exhortation_is_nothing_to_check() -> None:
    assert extract("But don't expect a new mayor to appear next year.") == ()
    quoted = extract("“Let everyone know that we can defend our town,” Ann Lee said on Monday.")
    assert quoted
    assert not any(claim.checkable for claim in quoted)


def test_a_question_that_somebody_asked_is_nothing_to_check() -> None:
    claims = extract("“Why is this no proof that the bank is too big?” Ann Lee asked.")
    assert claims
    assert not any(claim.checkable for claim in claims)


def test_a_headline_with_a_lost_negation_gets_no_verb() -> None:
    assert [claim.text for claim in extract("Which n't happened")] == ["Which n't happened."]


def test_a_negation_that_stands_alone_is_joined_to_no_word() -> None:
    assert not any("then't" in claim.text for claim in extract("said the “ n't"))


def test_one_without_its_noun_stays_open() -> None:
    claims = {claim.text: claim for claim in extract("Witnesses saw a gun and one was found nearby.")}
    assert claims["One was found nearby."].open_references == ("one",)


# Parses written by hand; ``unsure`` is the token of whose head the parser is not sure.
DOUBTFUL = [
    (
        "a phrase that may belong to the one before it is not said without that",
        (
            "Ann/NNP/nsubj/2 rang=ring/VBD/root/0 a/DT/det/4 bell/NN/obj/2 in/IN/case/7 a/DT/det/7 church/NN/obl/2 "
            "with/IN/case/10 a/DT/det/10 tower/NN/obl/2 ././punct/2"
        ),
        10,
        "Ann rang a bell with a tower.",
    ),
    (
        "a clause that is hardly understood is not taken out",
        (
            "The/DT/det/2 mayor/NN/nsubj/3 left=leave/VBD/root/0 and/CC/cc/7 the/DT/det/6 vans=van/NNS/nsubj/7 "
            "burned=burn/VBD/conj/3 ././punct/3"
        ),
        7,
        "The vans burned.",
    ),
]


@pytest.mark.parametrize(("kind", "parse", "token", "doubtful"), DOUBTFUL, ids=[case[0] for case in DOUBTFUL])
def test_a_doubtful_split_is_not_made(kind: str, parse: str, token: int, doubtful: str) -> None:
    assert doubtful in texts_of(parse), kind
    assert doubtful not in texts_of(parse, unsure=token, confidence=0.2), kind


def test_a_sentence_that_is_hardly_read_stays_whole() -> None:
    parse = (
        "The/DT/det/2 mayor/NN/nsubj/3 left=leave/VBD/root/0 and/CC/cc/7 the/DT/det/6 vans=van/NNS/nsubj/7 "
        "burned=burn/VBD/conj/3 ././punct/3"
    )
    sentence = compact(parse)
    unsure = tuple(replace(t, confidence=0.35) if t.deprel in ("nsubj", "conj") else t for t in sentence.tokens)
    shaken = replace(sentence, tokens=unsure)
    claims = decompose(document_of(text_of(shaken)), (shaken,)).claims
    assert [claim.text for claim in claims] == ["The mayor left and the vans burned."]
