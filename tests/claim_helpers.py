"""Claims of sentences: of a parse written by hand, so that rules are tested without the parser, or as it reads them."""

from __future__ import annotations

from parse_helpers import analysed, document_of, text_of

from verify import extract
from verify.decompose import decompose
from verify.decompose.attribution import attribute
from verify.decompose.attribution_repair import read_trees
from verify.types import Claim, Sentence, Token

_UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "DT": "DET", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "CD": "NUM", "RB": "ADV", "JJ": "ADJ", "JJS": "ADJ",
    "MD": "AUX", ",": "PUNCT", ".": "PUNCT", "EX": "PRON", "POS": "PART",
}  # fmt: skip
_FEATS = {
    "VBD": "Tense=Past|VerbForm=Fin", "VBZ": "Tense=Pres|VerbForm=Fin", "VBP": "Tense=Pres|VerbForm=Fin",
    "MD": "VerbForm=Fin", "VBN": "Tense=Past|VerbForm=Part", "VBG": "VerbForm=Part", "VB": "VerbForm=Inf",
    "NNS": "Number=Plur",
}  # fmt: skip
_AUXILIARY = ("aux", "aux:pass", "cop")


def compact(parse: str, *, unsure: int = 0, confidence: float = 0.6) -> Sentence:
    """A sentence written as ``form=lemma/TAG/deprel/head`` with blanks between tokens.

    TAG is a Penn tag, heads count from 1 with 0 for the root, a lemma like the form is left out.
    Punctuation and clitics stand without a blank before them. The parser is taken to be unsure of the head of
    the token ``unsure``, counted from 1: it gives it only ``confidence``.
    """
    tokens: list[Token] = []
    place = 0
    for item in parse.split():
        word, tag, deprel, head = item.rsplit("/", 3)
        form, _, lemma = word.partition("=")
        if tokens and not form.startswith((",", ".", "'", "n't")):
            place += 1
        upos = _UPOS.get(tag, "AUX" if deprel in _AUXILIARY else "VERB")
        feats = _FEATS.get(tag, "")
        sure = confidence if len(tokens) + 1 == unsure else 1.0
        end = place + len(form)
        tokens.append(Token(form, place, end, lemma or form, upos, tag, feats, int(head) - 1, deprel, sure))
        place += len(form)
    return Sentence(0, place, 0, tuple(tokens))


def claims_of(parse: str, *, unsure: int = 0, confidence: float = 0.6) -> tuple[Claim, ...]:
    """The claims of one sentence written by hand."""
    sentence = compact(parse, unsure=unsure, confidence=confidence)
    return decompose(document_of(text_of(sentence)), (sentence,)).claims


def texts_of(parse: str, *, unsure: int = 0, confidence: float = 0.6) -> list[str]:
    """Their texts."""
    return [claim.text for claim in claims_of(parse, unsure=unsure, confidence=confidence)]


def check_claims(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    """Fail where a claim that must be there is missing from a sentence's, or one that may never be is among them."""
    texts = [claim.text for claim in extract(sentence)]
    assert [text for text in there if text not in texts] == [], (kind, texts)
    assert [text for text in absent if text in texts] == [], (kind, texts)


def reports_of(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of each report in a text, read by the parser."""
    document, sentences = analysed(text)
    found = attribute(document, sentences, read_trees(sentences))
    return [(item.speaker, " | ".join(text[start:end] for start, end in item.content)) for item in found]
