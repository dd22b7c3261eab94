"""Clauses: what one sentence states is taken apart where each part stands on its own."""

from __future__ import annotations

import pytest
from claim_helpers import texts_of

SPLITS = {
    "joined predicates share their subject": (
        "The/DT/det/2 mayor/NN/nsubj/3 opened=open/VBD/root/0 the/DT/det/5 bridge/NN/obj/3 and/CC/cc/7 "
        "praised=praise/VBD/conj/3 the/DT/det/9 workers=worker/NNS/obj/7 ././punct/3",
        ["The mayor opened the bridge.", "The mayor praised the workers."],
    ),
    "joined subjects each take a claim": (
        "Ann/NNP/nsubj/6 Lee/NNP/flat/1 and/CC/cc/4 Bob/NNP/conj/1 Roe/NNP/flat/4 praise/VBP/root/0 the/DT/det/8 "
        "workers=worker/NNS/obj/6 ././punct/6",
        ["Ann Lee praises the workers.", "Bob Roe praises the workers."],
    ),
    "a relative clause is said of its antecedent": (
        "Rebels/NNS/nsubj/10 ,/,/punct/5 who/WP/nsubj/5 have/VBP/aux/5 held=hold/VBN/acl:relcl/1 Brack/NNP/obj/5 "
        "since/IN/case/8 2020/CD/obl/5 ,/,/punct/1 attacked=attack/VBD/root/0 Aldford/NNP/obj/10 ././punct/10",
        ["Rebels have held Brack.", "Rebels have held Brack since 2020.", "Rebels attacked Aldford."],
    ),
    "an apposition becomes a sentence": (
        "Ann/NNP/nsubj/9 Lee/NNP/flat/1 ,/,/punct/5 the/DT/det/5 mayor/NN/appos/1 of/IN/case/7 Aldford/NNP/nmod/5 "
        ",/,/punct/1 resigned=resign/VBD/root/0 ././punct/9",
        ["Ann Lee resigned.", "Ann Lee is the mayor of Aldford."],
    ),
    "a title becomes a sentence": (
        "Aldford/NNP/compound/2 mayor/NN/nmod:desc/3 Ann/NNP/nsubj/5 Lee/NNP/flat/3 resigned=resign/VBD/root/0 "
        "././punct/5",
        ["Ann Lee resigned.", "Ann Lee is the Aldford mayor."],
    ),
    "an age becomes a sentence": (
        "Ann/NNP/nsubj/6 Lee/NNP/flat/1 ,/,/punct/4 34/CD/amod/1 ,/,/punct/1 resigned=resign/VBD/root/0 ././punct/6",
        ["Ann Lee resigned.", "Ann Lee is 34."],
    ),
    "a participle takes the form of be that fits": (
        "The/DT/det/2 fighters=fighter/NNS/nsubj/9 ,/,/punct/4 led=lead/VBN/acl/2 by/IN/case/6 Ann/NNP/obl:agent/4 "
        "Lee/NNP/flat/6 ,/,/punct/2 captured=capture/VBD/root/0 Aldford/NNP/obj/9 ././punct/9",
        ["The fighters were led by Ann Lee.", "The fighters captured Aldford."],
    ),
    "what stands behind with is a fact of its own": (
        "With/IN/mark/3 rebels=rebel/NNS/nsubj/3 taking=take/VBG/advcl/10 control/NN/obj/3 of/IN/case/6 "
        "Aldford/NNP/nmod/4 ,/,/punct/3 the/DT/det/9 mayor/NN/nsubj/10 fled=flee/VBD/root/0 ././punct/10",
        ["Rebels were taking control of Aldford.", "The mayor fled."],
    ),
    "each adjunct takes a claim": (
        "Ann/NNP/nsubj/3 Lee/NNP/flat/1 opened=open/VBD/root/0 the/DT/det/5 bridge/NN/obj/3 in/IN/case/7 "
        "Aldford/NNP/obl/3 on/IN/case/9 Monday/NNP/obl/3 ././punct/3",
        [
            "Ann Lee opened the bridge.",
            "Ann Lee opened the bridge in Aldford.",
            "Ann Lee opened the bridge on Monday.",
        ],
    ),
}

WHOLE = {
    "negation": (
        "The/DT/det/2 mayor/NN/nsubj/5 did=do/VBD/aux/5 not/RB/advmod/5 open/VB/root/0 the/DT/det/7 bridge/NN/obj/5 "
        "on/IN/case/9 Monday/NNP/obl/5 in/IN/case/12 the/DT/det/12 rain/NN/obl/5 ././punct/5",
        "The mayor did not open the bridge on Monday in the rain.",
    ),
    "raised negation": (
        "The/DT/det/2 mayor/NN/nsubj/5 does=do/VBZ/aux/5 not/RB/advmod/5 think/VB/root/0 the/DT/det/7 bridge/NN/nsubj/9 "
        "is=be/VBZ/cop/9 safe/JJ/ccomp/5 ././punct/5",
        "The mayor does not think the bridge is safe.",
    ),
    "denial": (
        "The/DT/det/2 mayor/NN/nsubj/3 denied=deny/VBD/root/0 that/IN/mark/7 he/PRP/nsubj/7 had=have/VBD/aux/7 "
        "taken=take/VBN/ccomp/3 bribes=bribe/NNS/obj/7 ././punct/3",
        "The mayor denied that he had taken bribes.",
    ),
    "condition": (
        "The/DT/det/2 bridge/NN/nsubj/4 will/MD/aux/4 open/VB/root/0 on/IN/case/6 Monday/NNP/obl/4 ,/,/punct/11 "
        "if/IN/mark/11 the/DT/det/10 rain/NN/nsubj/11 stops=stop/VBZ/advcl/4 ././punct/4",
        "The bridge will open on Monday, if the rain stops.",
    ),
    "choice": (
        "The/DT/det/2 mayor/NN/nsubj/3 visited=visit/VBD/root/0 Aldford/NNP/obj/3 or/CC/cc/6 Brack/NNP/conj/4 ././punct/3",
        "The mayor visited Aldford or Brack.",
    ),
    "between": (
        "The/DT/det/2 minister/NN/nsubj/3 held=hold/VBD/root/0 talks=talk/NNS/obj/3 between/IN/case/6 Aldford/NNP/nmod/4 "
        "and/CC/cc/8 Brack/NNP/conj/6 ././punct/3",
        "The minister held talks between Aldford and Brack.",
    ),
    "would": (
        "The/DT/det/2 mayor/NN/nsubj/4 would/MD/aux/4 open/VB/root/0 the/DT/det/6 bridge/NN/obj/4 in/IN/case/8 June/NNP/obl/4 "
        "with/IN/case/11 a/DT/det/11 permit/NN/obl/4 ././punct/4",
        "The mayor would open the bridge in June with a permit.",
    ),
    "only": (
        "Only/RB/advmod/3 the/DT/det/3 mayor/NN/nsubj/4 opened=open/VBD/root/0 the/DT/det/6 bridge/NN/obj/4 in/IN/case/8 "
        "May/NNP/obl/4 ././punct/4",
        "Only the mayor opened the bridge in May.",
    ),
    "fail": (
        "The/DT/det/2 company/NN/nsubj/3 failed=fail/VBD/root/0 to/TO/mark/5 pay/VB/xcomp/3 the/DT/det/7 "
        "workers=worker/NNS/obj/5 on/IN/case/9 Monday/NNP/obl/3 ././punct/3",
        "The company failed to pay the workers on Monday.",
    ),
    "refuse": (
        "The/DT/det/2 mayor/NN/nsubj/3 refused=refuse/VBD/root/0 to/TO/mark/5 sign/VB/xcomp/3 the/DT/det/7 letter/NN/obj/5 "
        "on/IN/case/9 Monday/NNP/obl/3 ././punct/3",
        "The mayor refused to sign the letter on Monday.",
    ),
    "all of a kind in one place": (
        "All=all/DT/det/2 flights=flight/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 cancelled=cancel/VBN/root/0 in/IN/case/6 "
        "Aldford/NNP/obl/4 on/IN/case/8 Monday/NNP/obl/4 ././punct/4",
        "All flights were cancelled in Aldford on Monday.",
    ),
    "what most of a kind do": (
        "Most=most/JJS/amod/2 voters=voter/NNS/nsubj/8 who/WP/nsubj/4 live/VBP/acl:relcl/2 in/IN/case/6 Aldford/NNP/obl/4 "
        "were=be/VBD/cop/8 angry/JJ/root/0 ././punct/8",
        "Most voters who live in Aldford were angry.",
    ),
    "joint action": (
        "Ann/NNP/nsubj/6 Lee/NNP/flat/1 and/CC/cc/4 Bob/NNP/conj/1 Roe/NNP/flat/4 met=meet/VBD/root/0 in/IN/case/8 "
        "Aldford/NNP/obl/6 ././punct/6",
        "Ann Lee and Bob Roe met in Aldford.",
    ),
    "a shared object": (
        "Police/NNS/nsubj/2 arrested=arrest/VBD/root/0 and/CC/cc/4 charged=charge/VBD/conj/2 a/DT/det/6 man/NN/obj/4 "
        "././punct/2",
        "Police arrested and charged a man.",
    ),
}


@pytest.mark.parametrize("name", SPLITS)
def test_what_stands_on_its_own_becomes_a_claim(name: str) -> None:
    parse, expected = SPLITS[name]
    assert sorted(texts_of(parse)) == sorted(expected)


@pytest.mark.parametrize("name", WHOLE)
def test_no_claim_says_more_than_its_source(name: str) -> None:
    parse, whole = WHOLE[name]
    assert texts_of(parse) == [whole]


def test_a_bound_stays_with_its_number_in_every_claim() -> None:
    texts = texts_of(
        "At/IN/case/2 least/JJS/nmod/3 12/CD/nummod/4 workers=worker/NNS/nsubj:pass/6 were=be/VBD/aux:pass/6 "
        "injured=injure/VBN/root/0 in/IN/case/8 Aldford/NNP/obl/6 on/IN/case/10 Monday/NNP/obl/6 ././punct/6"
    )
    assert "At least 12 workers were injured in Aldford." in texts
    assert all(text.startswith("At least 12 workers") for text in texts)


def test_a_doubtful_antecedent_gives_no_claim() -> None:
    parse = (
        "Ann/NNP/nsubj/2 began=begin/VBD/root/0 a/DT/det/4 feud/NN/obj/2 with/IN/case/6 Bob/NNP/nmod/4 ,/,/punct/9 "
        "which/WP/nsubj/9 led=lead/VBD/acl:relcl/4 to/IN/case/11 trouble/NN/obl/9 ././punct/2"
    )
    assert "A feud with Bob led to trouble." in texts_of(parse)
    assert not any("led to trouble" in text for text in texts_of(parse, unsure=9))
