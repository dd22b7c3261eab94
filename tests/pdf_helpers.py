"""Making small PDF documents: lines of Helvetica where they are wanted, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PAGE_HEIGHT = 800


@dataclass(frozen=True)
class Printed:
    """One line on a page: its left edge and its distance from the top, in points."""

    text: str
    top: float
    left: float = 72
    size: float = 11
    bold: bool = False


def set_lines(texts: Sequence[str], top: float = 100, *, pitch: float = 14, left: float = 72) -> list[Printed]:
    """Lines of body text below each other; an empty one is a gap."""
    return [Printed(text, top + number * pitch, left) for number, text in enumerate(texts) if text]


def make_pdf(pages: Sequence[Sequence[Printed]], *, locked: bool = False) -> bytes:
    """A PDF document with these pages; ``locked`` asks for a password that is not empty."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = b"".join(map(_shown, page))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (PAGE_HEIGHT, 6 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    body, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"11" * 32,
        b"22" * 32,
    )
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            lock if locked else b"",
            len(body),
        )
    )


def _shown(line: Printed) -> bytes:
    escaped = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    where = (line.left, PAGE_HEIGHT - line.top)
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET\n" % (2 if line.bold else 1, line.size, *where, escaped)
