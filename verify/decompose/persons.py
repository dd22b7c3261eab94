"""Nouns that may be a person's, so that "he" and "she" can mean them."""

from __future__ import annotations

from verify.decompose.tree import Tree

_PERSONS = frozenset(
    "man woman boy girl child baby teenager adult person victim suspect patient passenger witness friend wife husband "
    "mother father parent son daughter brother sister uncle aunt cousin nephew niece grandmother grandfather widow "
    "bride groom boss chief head judge lawyer attorney guard guest guide nurse cook clerk coach captain pilot athlete "
    "star model bishop priest pope king queen prince princess duke duchess lord lady president premier chancellor "
    "spokesman spokeswoman spokesperson chairman chairwoman chair candidate applicant student pupil graduate resident "
    "citizen native immigrant migrant refugee fugitive criminal thief addict genius hero heroine infant toddler "
    "individual partner colleague neighbour neighbor stranger relative youth lad guy bloke chap sergeant colonel "
    "lieutenant general admiral marshal corporal private constable sheriff deputy aide envoy diplomat delegate expert "
    "analyst scholar academic fellow host celebrity one someone somebody".split()
)
_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee", "ant", "ess", "eur", "arch", "crat")
# Frequent nouns with such an ending that are no persons.
_THINGS = frozenset(
    "number order paper water power member matter letter center centre chapter quarter summer winter weather border "
    "river tower newspaper computer corner cover danger dinner layer offer motor sector factor error terror doctor "
    "floor door color colour behavior behaviour harbor harbour labor labour honor honour humor rumor tumor vapor "
    "mirror major list twist committee fee coffee guarantee degree plant restaurant warrant grant amount process "
    "success access business illness witness-box address loss mess press stress anger fever timber chamber shelter "
    "disaster encounter barrier career carrier charter cluster counter crater fighter-jet filter finger folder gender "
    "helicopter hunger master meter minister-office monster murder mother-tongue November October September December "
    "pepper poster ladder rubber shoulder silver slaughter soccer spider thunder tiger transfer trigger user virus "
    "yesterday other under over ever never after another rather whether together however".split()
) - {"doctor"}


def may_be_person(tree: Tree, index: int) -> bool:
    """Whether a singular common noun may be a person's."""
    token = tree[index]
    if token.upos != "NOUN" or token.xpos not in ("NN", "NNP") or tree.is_a(index, "compound", "nmod:desc"):
        return False
    lemma = tree.lemma(index)
    return lemma in _PERSONS or (lemma.endswith(_ENDINGS) and lemma not in _THINGS)
