"""Does one claim duplicate, contradict or update another, and why."""

from verify.relate.candidates import index_terms, rank
from verify.relate.compare import compare
from verify.relate.fullest import fullest
from verify.relate.pairs import near_pairs
from verify.relate.raising import worth_raising
from verify.relate.slots import slots_of
from verify.relate.story import story_of

__all__ = [
    "compare",
    "fullest",
    "index_terms",
    "near_pairs",
    "rank",
    "slots_of",
    "story_of",
    "worth_raising",
]
