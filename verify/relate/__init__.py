"""Does one claim duplicate, contradict or update another, and why."""

from verify.relate.candidates import index_terms, rank
from verify.relate.compare import compare
from verify.relate.slots import slots_of

__all__ = ["compare", "index_terms", "rank", "slots_of"]
