"""The few forms that English needs and a sentence does not have: simple pasts of participles, articles."""

from __future__ import annotations

# Irregular simple pasts of verbs that news uses after "after" and "by"; verbs not listed are taken as regular.
_IRREGULAR = {
    "be": "was", "beat": "beat", "become": "became", "begin": "began", "bite": "bit", "blow": "blew", "break": "broke",
    "bring": "brought", "build": "built", "burn": "burned", "buy": "bought", "catch": "caught", "choose": "chose",
    "come": "came", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "did", "draw": "drew", "drink": "drank",
    "drive": "drove", "eat": "ate", "fall": "fell", "feel": "felt", "fight": "fought", "find": "found", "flee": "fled",
    "fly": "flew", "forget": "forgot", "get": "got", "give": "gave", "go": "went", "grow": "grew", "have": "had",
    "hear": "heard", "hide": "hid", "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "know": "knew",
    "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let", "lie": "lay", "lose": "lost",
    "make": "made", "mean": "meant", "meet": "met", "pay": "paid", "put": "put", "quit": "quit", "read": "read",
    "ride": "rode", "ring": "rang", "rise": "rose", "run": "ran", "say": "said", "see": "saw", "seek": "sought",
    "sell": "sold", "send": "sent", "set": "set", "shake": "shook", "shoot": "shot", "show": "showed", "shut": "shut",
    "sing": "sang", "sink": "sank", "sit": "sat", "sleep": "slept", "speak": "spoke", "spend": "spent",
    "split": "split", "spread": "spread", "stand": "stood", "steal": "stole", "strike": "struck", "swear": "swore",
    "sweep": "swept", "swim": "swam", "take": "took", "teach": "taught", "tear": "tore", "tell": "told",
    "think": "thought", "throw": "threw", "understand": "understood", "wake": "woke", "wear": "wore", "win": "won",
    "withdraw": "withdrew", "write": "wrote", "arise": "arose", "bear": "bore", "bend": "bent", "bet": "bet",
    "bid": "bid", "bind": "bound", "bleed": "bled", "broadcast": "broadcast", "cast": "cast", "cling": "clung",
    "creep": "crept", "dig": "dug", "feed": "fed", "forbid": "forbade", "forgive": "forgave", "freeze": "froze",
    "grind": "ground", "hang": "hung", "kneel": "knelt", "leap": "leapt", "mistake": "mistook",
    "overcome": "overcame", "override": "overrode", "oversee": "oversaw", "overtake": "overtook",
    "rebuild": "rebuilt", "shine": "shone", "shrink": "shrank", "slide": "slid", "spin": "spun", "spring": "sprang",
    "stick": "stuck", "sting": "stung", "swing": "swung", "undergo": "underwent", "uphold": "upheld",
    "weave": "wove", "weep": "wept", "wind": "wound",
}  # fmt: skip
_VOWELS = "aeiou"
_SHORT = 4


def past_of(lemma: str, participle: str) -> str:
    """The simple past of a verb, from its lemma and its form in -ing ("plan", "planning": "planned")."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    stem = participle.lower().removesuffix("ing")
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return stem + "ed"


def _is_spelled(letters: str) -> bool:
    """Whether an abbreviation is read letter by letter: a short one, or one that opens with two consonants ("NYPD")."""
    return letters.isalpha() and len(letters) > 1 and (len(letters) < _SHORT or not set(letters[:2]) & set(_VOWELS))


def indefinite(word: str) -> str:
    """The indefinite article before a word, by its sound ("an hour", "a one-day strike")."""
    lower = word.lower()
    if word.isupper() and _is_spelled(lower):
        return "an" if lower[0] in "aefhilmnorsx" else "a"
    if lower.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    return "an" if lower[:1] in _VOWELS and not lower.startswith(("one", "uni", "eu", "use", "ut")) else "a"
