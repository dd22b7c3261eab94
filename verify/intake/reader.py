"""The process that reads one hostile file: ``python -m verify.intake.reader``.

The request on standard input is one line of JSON (form, source, content_type), then the bytes of the
file. The answer on standard output is one line of JSON: the passages, the entries, or what was refused.
"""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import astuple

from verify.errors import InputError
from verify.intake.files import source_name
from verify.intake.forms import Form
from verify.intake.reading import Feed, Reading

# Each reader is loaded only when a file in its form has come.
_READERS = {
    Form.HTML: ("verify.intake.web", "read_page"),
    Form.MARKDOWN: ("verify.intake.markdown", "read_markdown"),
    Form.DOCX: ("verify.intake.office", "read_docx"),
    Form.PDF: ("verify.intake.pdf", "read_pdf"),
    Form.FEED: ("verify.intake.feeds", "read_entries"),
}
_MAX_MEMORY = 1 << 30  # bytes; a page of 5 MB with a million elements takes about half of it
_MAX_SECONDS = 70  # of the processor; the caller gives up before that, unless it is gone
_MAX_TEXT = 5_000_000  # characters; a book has one million


def main() -> None:
    """Read the file on standard input and answer."""
    _limit()
    request = json.loads(sys.stdin.buffer.readline())
    raw = sys.stdin.buffer.read()
    sys.stdout.buffer.write(json.dumps(_answer(raw, **request)).encode())


def _answer(raw: bytes, *, form: str, source: str, content_type: str) -> dict[str, object]:
    module, function = _READERS[Form[form]]
    try:
        found = getattr(importlib.import_module(module), function)(raw, source=source, content_type=content_type)
        return _as_json(found, source)
    except InputError as error:
        return {"refused": [error.what, error.hint]}
    except MemoryError:
        return {"refused": [f"{source_name(source)} needs too much memory to read.", "Save its text and add that."]}


def _as_json(found: Reading | Feed, source: str) -> dict[str, object]:
    if isinstance(found, Feed):
        return {"entries": [(each.title, each.url, each.published and str(each.published)) for each in found.entries]}
    if sum(len(passage.text) for passage in found.passages) > _MAX_TEXT:
        raise InputError(
            f"{source_name(source)} holds more than {_MAX_TEXT:,} characters of text.", "Split it into single articles."
        )
    return {
        "passages": [astuple(passage) for passage in found.passages],
        "published": found.published and str(found.published),
    }


def _limit() -> None:
    if sys.platform == "win32":
        return  # has no such limits; the caller's limit on time holds there, too
    import resource  # noqa: PLC0415 - not on Windows

    limits = [(resource.RLIMIT_CPU, _MAX_SECONDS)]
    if sys.platform != "darwin":  # where the limit on memory exists, but is neither kept nor can be set
        limits.append((resource.RLIMIT_AS, _MAX_MEMORY))
    for kind, wanted in limits:
        _, allowed = resource.getrlimit(kind)
        limit = wanted if allowed == resource.RLIM_INFINITY else min(wanted, allowed)
        resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    main()
