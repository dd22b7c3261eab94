"""No claim stops before what its verb, adjective or noun cannot do without, and no two clauses run together."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims, texts_of

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "who is told does not open what he is told",
        "Mayor Ann Lee told the court a bridge was sold in March.",
        ["A bridge was sold in March."],
        ["The court a bridge was sold.", "The court a bridge was sold in March."],
    ),
    (
        "in what somebody is to stay focused",
        "The mission will stay focused in Norder this week.",
        ["The mission will stay focused in Norder.", "The mission will stay focused in Norder this week."],
        ["The mission will stay focused.", "The mission will stay focused this week."],
    ),
    (
        "how long after something is no part of its name",
        "The warning came just ten days after a flood in Bergen which ruined 40 shops.",
        ["A flood in Bergen ruined 40 shops."],
        ["Just ten days a flood in Bergen ruined 40 shops."],
    ),
    (
        "in what somebody is swept up is told, behind a particle too",
        "The museum was swept up in a bitter quarrel over its new roof.",
        ["The museum was swept up in a bitter quarrel over its new roof."],
        ["The museum was swept up."],
    ),
    (
        "most of what came came after something",
        "Most of the complaints came after the ferry doubled its fares.",
        ["Most of the complaints came after the ferry doubled its fares."],
        ["Most of the complaints came."],
    ),
    (
        "who is blamed is blamed for something",
        "The driver blamed the mechanic for leaving the gate open.",
        ["The driver blamed the mechanic for leaving the gate open."],
        ["The driver blamed the mechanic."],
    ),
    (
        "in what both sides were locked",
        "The owners have been locked in meetings for two days over the new fee.",
        ["The owners have been locked in meetings."],
        ["The owners have been locked.", "The owners have been locked for two days."],
    ),
    (
        "as what something was seen",
        "Ann Lee says she viewed the offer as inadequate for the town.",
        ["Ann Lee viewed the offer as inadequate for the town."],
        ["Ann Lee viewed the offer."],
    ),
    (
        "what holds in part",
        "In part, the delays result from a strike in Norder.",
        ["In part, the delays result from a strike in Norder."],
        ["The delays result from a strike.", "The delays result from a strike in Norder."],
    ),
    (
        "where somebody was once he did something",
        "Once in the city, Ann Lee took a job at the mill.",
        ["Once in the city, Ann Lee took a job at the mill."],
        ["Once Ann Lee took a job.", "Once Ann Lee took a job at the mill."],
    ),
    (
        "to do what somebody was quick",
        "Farmers have been quick to blame the ministry.",
        ["Farmers have been quick to blame the ministry."],
        ["Farmers have been quick."],
    ),
    (
        "May last year is neither any May nor any time last year",
        "The crash closed the bridge in May last year.",
        ["The crash closed the bridge in May last year."],
        ["The crash closed the bridge in May.", "The crash closed the bridge last year."],
    ),
    (
        "a score is one",
        "Aldford slumped to 9 for 233 on Saturday.",
        ["Aldford slumped to 9 for 233.", "Aldford slumped to 9 for 233 on Saturday."],
        ["Aldford slumped to 9.", "Aldford slumped to 9 on Saturday."],
    ),
    (
        "a score behind a preposition is one",
        "The visitors will resume their innings at 4 for 61.",
        ["The visitors will resume their innings at 4 for 61."],
        ["The visitors will resume their innings at 4.", "The visitors will resume their innings for 61."],
    ),
    (
        "what is so each year is not so once",
        "About 300 people drown in Norder each year.",
        ["About 300 people drown in Norder each year."],
        ["About 300 people drown.", "About 300 people drown in Norder."],
    ),
    (
        "how old somebody was then",
        "She left when she was 12 and she saw the fire.",
        ["She saw the fire."],
        ["She was 12."],
    ),
    (
        "a title leaves its preposition to the name",
        "Bob Roe was fined with a warning by trial judge Justice Ann Lee that he must pay.",
        ["Bob Roe was fined with a warning by trial judge Justice Ann Lee that he must pay."],
        ["Bob Roe was fined with a warning Ann Lee that he must pay.", "Ann Lee is by trial judge Justice."],
    ),
    (
        "one of two is as old as is said",
        "Two pupils, a boy aged nine and a girl, left the school.",
        ["Two pupils left the school."],
        ["Two pupils aged nine and a girl, left the school."],
    ),
    (
        "a main clause that only opens with 'when' hides the real one",
        "When a letter was sent to Lee about that matter Mr Roe stepped in to stop the answer.",
        ["When a letter was sent to Lee about that matter Mr Roe stepped in to stop the answer."],
        ["A letter was sent to Lee about that matter Mr Roe stepped in to stop the answer."],
    ),
    (
        "where somebody would like to be",
        "\"We are setting up a plan of saving together on a long-term basis and that's where I'd like to leave it.\"",
        ["That's where I'd like to leave it."],
        ["We are setting up a plan of saving together on a long-term basis I'd like to leave it."],
    ),
    (
        "an 'it' of its own shares no subject",
        '"Norwest claims to serve the poor and it was Norwest that gave papers to the rebels," she said.',
        ["It was Norwest that gave papers to the rebels."],
        ["Norwest it was Norwest that gave papers to the rebels."],
    ),
    (
        "above what somebody earns so much",
        (
            "Mr Lee claims dairy workers earn, on average, 31 per cent above average weekly earnings "
            "and also get free milk."
        ),
        ["Dairy workers earn, on average, 31 per cent above average weekly earnings."],
        ["Dairy workers earn, on average, 31 per cent."],
    ),
    (
        "in which year so many died",
        "According to the Norder Bureau of Health, 2,310 people died from bad water in the year 2003.",
        ["2,310 people died from bad water in the year 2003."],
        ["2,310 people died from bad water."],
    ),
    (
        "over how many years something grew",
        "The number of people who sail has increased by 3 per cent over the past five years.",
        ["The number of people who sail has increased by 3 per cent over the past five years."],
        ["The number of people who sail has increased by 3 per cent."],
    ),
    (
        "in what there was an upsurge",
        "The visit was accompanied by an upsurge in boat thefts.",
        ["The visit was accompanied by an upsurge in boat thefts."],
        ["The visit was accompanied by an upsurge."],
    ),
    (
        "in what somebody is 2-0",
        "Norder is now 2-0 in the best of five series.",
        ["Norder is now 2-0 in the best of five series."],
        ["Norder is now 2-0."],
    ),
    (
        "a short form in brackets is no name",
        "The clerks found it easier to comply with the new sales tax (NST).",
        [],
        ["(NST) is the new sales tax.", "NST is the new sales tax."],
    ),
    (
        "an arm of a party is not the party",
        (
            "A radical offshoot of Ann Lee's Norder movement, the Al-Kadir Brigades, said in a statement "
            "that it was responsible for the raid."
        ),
        [],
        ["The Al-Kadir Brigades is Ann Lee's Norder movement."],
    ),
    (
        "several have something, and an owner's mark opens no quotation",
        "The council called for an end to the Norwegians' small fleet.",
        ["The Norwegians have a small fleet."],
        ["The Norwegians has an ' small fleet.", "The Norwegians has a ' small fleet."],
    ),
    (
        "a question beside a statement is none",
        '"It is the old town and what sort of bridge do you have there," Ann Lee said.',
        [],
        ["What sort of bridge do you have there."],
    ),
    (
        "a capital keeps its article",
        "But the President was at another house in the capital Port-de-Paix during the raid.",
        [],
        ["Port-de-Paix is capital."],
    ),
    (
        "a clause that only says as who said is no claim",
        (
            '"But as Mayor Lee said the other day and we have been saying repeatedly, as captain, he has to lead '
            'he has to act like a captain," he said.'
        ),
        [],
        ["As Mayor Lee said the other day."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_a_claim_is_not_cut_short(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)


# Parses written by hand, with words that no claim may end up as.
PARSED = [
    (
        "for whom to be what a plea is made",
        (
            "There/EX/expl/2 is=be/VBZ/root/0 a/DT/det/4 plea/NN/nsubj/2 for/IN/case/6 patients=patient/NNS/nmod/4 "
            "to/TO/mark/9 be/VB/aux:pass/9 parted=part/VBN/advcl/2 ././punct/2"
        ),
        "There is a plea for patients.",
    ),
    (
        "what is so every time that something else is",
        (
            "Every/DT/det/2 time/NN/obl:unmarked/5 Norder/NNP/nsubj/5 has=have/VBZ/aux/5 won=win/VBN/root/0 "
            "they/PRP/nsubj/9 have/VBP/aux/9 been=be/VBN/cop/9 rude/JJ/parataxis/5 ././punct/5"
        ),
        "Every time Norder has won.",
    ),
    (
        "a van that crashed is no time of day",
        (
            "One/CD/nsubj/2 left=leave/VBD/root/0 after/IN/case/5 a/DT/det/5 van/NN/obl/2 crashed=crash/VBD/advcl/2 "
            "near/IN/case/8 Norder/NNP/obl/6 ,/,/punct/11 last/JJ/amod/11 night/NN/obl:unmarked/2 ././punct/2"
        ),
        "One left after a van last night.",
    ),
    (
        "when somebody says something is not what he says",
        (
            "Lee/NNP/nsubj/2 says=say/VBZ/root/0 when/WRB/advmod/5 she/PRP/nsubj/5 saw=see/VBD/advcl/2 "
            "Roe/NNP/obj/5 she/PRP/nsubj/8 left=leave/VBD/acl:relcl/6 ././punct/2"
        ),
        "Lee says.",
    ),
    (
        "what something needs to be",
        (
            "Pay/NN/nsubj/2 rose=rise/VBD/root/0 ,/,/punct/5 it/PRP/nsubj/5 needs=need/VBZ/parataxis/2 "
            "to/TO/mark/7 be/VB/xcomp/5 but/CC/cc/10 hours=hour/NNS/nsubj/10 fell=fall/VBD/conj/2 ././punct/2"
        ),
        "It needs to be.",
    ),
    (
        "a name right before a verb without a subject begins another clause",
        (
            "Norder/NNP/nsubj/2 said=say/VBD/root/0 it/PRP/nsubj/4 sought=seek/VBD/ccomp/2 thieves=thief/NNS/obj/4 "
            "Roe/NNP/appos/5 has=have/VBZ/aux/8 freed=free/VBN/ccomp/2 ././punct/2"
        ),
        "It sought thieves Roe.",
    ),
]


@pytest.mark.parametrize(("kind", "parse", "absent"), PARSED, ids=[case[0] for case in PARSED])
def test_a_clause_is_not_cut_where_the_parse_breaks_it(kind: str, parse: str, absent: str) -> None:
    assert absent not in texts_of(parse), kind
