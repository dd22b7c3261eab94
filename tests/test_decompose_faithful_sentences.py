"""A claim is a sentence: it stops at no word that calls for more, and says of a name what the sentence says of it."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims, texts_of

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "what took place is nowhere now",
        "It was the third strike this year and the first since the May 4 bomb attacks in Norham and Aldford.",
        [],
        ["The May 4 bomb attacks are in Norham."],
    ),
    (
        "an attack that somebody is wanted for is nowhere either",
        "Police are sure that Roe, wanted for the May 4 bomb attacks in Norland, is hiding in the hills.",
        ["Police are sure that Roe is hiding in the hills."],
        ["The May 4 bomb attacks are in Norland."],
    ),
    (
        "a name is without what it is said to be",
        "Ann Lee deputy head of the Norland Institute of Art says the museum is ready to open.",
        ["Ann Lee is the deputy head of the Norland Institute of Art."],
        ["Ann Lee deputy head of the Norland Institute of Art is the deputy head of the Norland Institute of Art."],
    ),
    (
        "whom they have ever caught is one of all that they caught",
        "Roe is probably the most wanted man Norland police have ever caught.",
        ["Roe is probably the most wanted man Norland police have ever caught."],
        ["Norland police have ever caught probably the most wanted man."],
    ),
    (
        "a score has two numbers",
        "Norland closed the first day at 5 for 210.",
        ["Norland closed the first day at 5 for 210."],
        ["Norland closed at 5.", "Norland closed the first day at 5.", "Norland closed the first day for 210."],
    ),
    (
        "an estimate is one at something",
        "Damage from the storm is now estimated at $3 million.",
        ["Damage from the storm is now estimated at $3 million."],
        ["Damage from the storm is now estimated."],
    ),
    (
        "later today is one time",
        "The board of Norland is to meet for the first time later today after a ceremony in Aldford.",
        ["The board of Norland is to meet for the first time later today after a ceremony."],
        ["The board of Norland is to meet for the first time later after a ceremony."],
    ),
    (
        "a clause that opens with its own it has no other subject",
        "The club claims to feed the poor, but it was the club that sold the food to the army.",
        [],
        ["The club it was the club that sold the food to the army."],
    ),
    (
        "a name between commas keeps both",
        "The husband of the town's mayor, Ann Lee, says he is late, but is glad it is over.",
        ["The husband of the town's mayor, Ann Lee, is glad it is over."],
        ["The husband of the town's mayor, Ann Lee is glad it is over."],
    ),
    (
        "a clause with a which goes on from another",
        (
            "A fight broke out around the hall, Norland and Aldford police officials said, during which the guards "
            "fired two shots into the roof."
        ),
        ["The guards fired two shots into the roof."],
        ["During which the guards fired two shots into the roof."],
    ),
    (
        "what something has stands behind the dots",
        '"The Mill Hill district in which he was said to be hiding has ... nine roads leading into Norland," Lee said.',
        [],
        ["The Mill Hill district in which he was said to be hiding has."],
    ),
    (
        "two are a pair",
        "The guests hope to do better than last May when they were beaten by local pair Ann Lee and Bo Roe in a final.",
        [],
        ["The guests hope to do better than last May when they was beaten by local pair Ann Lee in a final."],
    ),
    (
        "whose life was lost is nothing now",
        "The fire claimed the life of nurse Ann Lee.",
        ["Ann Lee was a nurse."],
        ["Ann Lee is a nurse."],
    ),
    (
        "who was killed is nothing now",
        "Ann Lee, a nurse from Aldford, was killed in the fire.",
        ["Ann Lee was a nurse from Aldford."],
        ["Ann Lee is a nurse from Aldford."],
    ),
]

# The same of a parse written by hand.
PARSES = [
    (
        "a past tense taken for a participle stays as it was written",
        "Winds=wind/NNS/nsubj/2 fanned=fan/VBN/root/0 fires=fire/NNS/obj/2 ././punct/2",
        ["Winds fanned fires."],
        ["Winds were fanned fires."],
    ),
    (
        "several are no fellow",
        (
            "Key/JJ/amod/3 fellow/NN/nmod:desc/3 Liberals/NNPS/nsubj/5 have/VBP/aux/5 left=leave/VBN/root/0 "
            "Aldford/NNP/obj/5 ././punct/5"
        ),
        [],
        ["Liberals is a key fellow.", "Liberals are a key fellow."],
    ),
    (
        "a fellow is one of the same people",
        (
            "Lee/NNP/nsubj/2 played=play/VBD/root/0 with/IN/case/6 fellow/JJ/amod/6 Norwegian/JJ/amod/6 Olav/NNP/obl/2 "
            "Berg/NNP/flat/6 ././punct/2"
        ),
        ["Lee played with fellow Norwegian Olav Berg."],
        ["Lee played with fellow Olav Berg."],
    ),
    (
        "an article inside a title is part of it",
        (
            "Swedish/JJ/amod/6 Round/IN/compound/6 the/DT/det/6 World/NNP/compound/6 ocean/NN/compound/6 "
            "racer/NN/nsubj/9 Ann/NNP/appos/6 Lee/NNP/flat/7 won=win/VBD/root/0 twice/RB/advmod/9 ././punct/9"
        ),
        [],
        ["Ann Lee is a Swedish Round World ocean racer."],
    ),
    (
        "that it is expected says nothing without what",
        (
            "Lee/NNP/nsubj/2 says=say/VBZ/root/0 it/PRP/nsubj:pass/5 is=be/VBZ/aux:pass/5 expected=expect/VBN/ccomp/2 "
            "fares=fare/NNS/nsubj/8 will/MD/aux/8 fall/VB/ccomp/2 ././punct/2"
        ),
        ["Fares will fall."],
        ["It is expected."],
    ),
    (
        "what is still to be done keeps what that is",
        (
            "The/DT/det/2 yacht/NN/nsubj/6 is=be/VBZ/cop/6 among/IN/case/6 nine/CD/nummod/6 boats=boat/NNS/root/0 "
            "still/RB/advmod/6 to/TO/mark/9 finish/VB/advcl/6 ././punct/6"
        ),
        ["The yacht is among nine boats still to finish."],
        ["The yacht is among nine boats still."],
    ),
    (
        "what is being done is not done yet",
        (
            "The/DT/det/2 council/NN/nsubj/4 has=have/VBZ/aux/4 stopped=stop/VBN/root/0 sales=sale/NNS/obj/4 "
            "while/IN/mark/10 a/DT/det/8 plan/NN/nsubj:pass/10 is=be/VBZ/aux:pass/10 "
            "written=write/VBN/advcl/4 ././punct/4"
        ),
        [],
        ["A plan is written."],
    ),
    (
        "whose work something is does not say what was made",
        (
            "The/DT/det/2 winner/NN/nsubj/5 is=be/VBZ/cop/5 the/DT/det/5 Lee/NNP/root/0 directed=direct/VBN/acl/5 "
            "Harbour/NNP/obj/6 ././punct/5"
        ),
        [],
        ["The Lee was directed Harbour."],
    ),
    (
        "who says so says something",
        (
            "Nine/CD/nummod/2 halls=hall/NNS/nsubj/3 burned=burn/VBD/root/0 and/CC/cc/7 a/DT/det/6 clerk/NN/nsubj/7 "
            "says=say/VBZ/conj/3 ././punct/3"
        ),
        ["Nine halls burned."],
        ["A clerk says."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_a_claim_is_a_sentence(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)


@pytest.mark.parametrize(("kind", "parse", "there", "absent"), PARSES, ids=[case[0] for case in PARSES])
def test_so_it_is_of_a_parse(kind: str, parse: str, there: list[str], absent: list[str]) -> None:
    texts = texts_of(parse)
    assert [text for text in there if text not in texts] == [], (kind, texts)
    assert [text for text in absent if text in texts] == [], (kind, texts)
