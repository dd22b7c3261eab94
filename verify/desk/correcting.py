"""Noting a correction of something that had left the desk."""

from __future__ import annotations

from verify.desk.basis import all_evidence, lookback_on
from verify.errors import InputError
from verify.store import Store
from verify.types import CorrectionRecord


def correct(store: Store, target: int | str, text: str, actor: str) -> CorrectionRecord:
    """Keep a note on a claim, by its number, or on an article as a whole, by its slug.

    Raises:
        NotFoundError: when there is no such claim or article.
        InputError: when the note is empty, or repeats what must not leave the desk.
    """
    text = text.strip()
    if not text:
        raise InputError("A correction needs a text.", "Say in a sentence what was wrong and what is right.")
    with store.write(actor) as writer:
        claim = writer.claim(target) if isinstance(target, int) else None
        article = writer.article(target if claim is None else claim.article_id)
        if not lookback_on(writer, article, all_evidence(writer, article)).may_be_noted(text):
            raise InputError(
                "The note repeats words of a source that is not on the record; nothing was noted.",
                "Say it without them: a correction is printed in every report.",
            )
        return writer.add_correction(article.id, None if claim is None else claim.id, text)
