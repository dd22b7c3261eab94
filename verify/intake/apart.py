"""Reading hostile files in a process of their own, with a limit on its memory and its time.

A page, feed, office or PDF document that was made to break its reader can then neither fill the
memory of this program nor stop it, and the libraries that read it are never loaded here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

from verify.errors import InputError
from verify.intake.files import source_name
from verify.intake.forms import Form
from verify.intake.reading import Entry, Feed, Passage, Reading, kind_of_passage

# A report of 300 pages takes some 20 seconds on an old laptop.
_SECONDS = 60.0


def read_article(form: Form, raw: bytes, *, source: str, content_type: str = "") -> Reading:
    """Read an article in a form that is not plain text.

    Args:
        form: what ``raw`` is written in.
        raw: the bytes of the file.
        source: the path or address they came from.
        content_type: what a web server said of them, which may name a charset.

    Raises:
        InputError: when it is damaged, locked, without text, or takes too much time or memory to read.
    """
    reply = _ask(form, raw, source, content_type)
    passages = tuple(Passage(kind_of_passage(kind), text) for kind, text in reply["passages"])
    return Reading(passages, _day(reply["published"]))


def read_feed(raw: bytes, *, source: str, content_type: str = "") -> Feed:
    """Read an RSS or Atom feed; it raises what ``read_article`` does."""
    reply = _ask(Form.FEED, raw, source, content_type)
    return Feed(tuple(Entry(title, url, _day(published)) for title, url, published in reply["entries"]))


def _ask(form: Form, raw: bytes, source: str, content_type: str) -> dict[str, Any]:
    request = json.dumps({"form": form.name, "source": source, "content_type": content_type}).encode()
    try:
        # This program itself, by its full path; nothing of the file is an argument.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "verify.intake.reader"],
            input=request + b"\n" + raw,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            # The same modules as here, and never one that lies in the working folder.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONWARNINGS": "ignore"},
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"{source_name(source)} could not be read within {_SECONDS:g} seconds.", "Save its text and add that."
        ) from error
    if done.returncode != 0:
        raise InputError(
            f"{source_name(source)} could not be read as {form}: it is damaged.",
            "Open it in the program it was made with and save it again, or save its text and add that.",
        )
    reply: dict[str, Any] = json.loads(done.stdout)
    if "refused" in reply:
        raise InputError(*reply["refused"])
    return reply


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
