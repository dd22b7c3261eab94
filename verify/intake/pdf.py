"""PDF documents: the lines on their pages, put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from statistics import median

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTPage, LTTextBox
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from verify.errors import InputError
from verify.intake.files import source_name
from verify.intake.pdf_lines import Line, passages_of
from verify.intake.reading import Reading

_MAX_PAGES = 300


def read_pdf(raw: bytes, *, source: str, content_type: str) -> Reading:  # noqa: ARG001 - all readers are called alike
    """Read a PDF document.

    Raises:
        InputError: when it needs a password, has more than 300 pages, or holds no text, as a scan does.
    """
    name = source_name(source)
    try:
        document = PDFDocument(PDFParser(BytesIO(raw)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise InputError(f"{name} is protected by a password.", "Save a copy without one and add that.") from error
    pages = list(islice(PDFPage.create_pages(document), _MAX_PAGES + 1))
    if len(pages) > _MAX_PAGES:
        raise InputError(f"{name} has more than {_MAX_PAGES} pages.", "Save the pages that matter and add those.")
    if not pages:
        raise InputError(f"{name} has no pages: it is damaged.", "Make it again where it came from.")
    passages = passages_of([list(_lines(layout, number)) for number, layout in enumerate(_layouts(pages))])
    if not passages:
        raise InputError(
            f"{name} holds no text: its pages seem to be scanned.",
            "Run it through text recognition (OCR) first, or type the text and add that.",
        )
    return Reading(tuple(passages))


def _layouts(pages: Iterable[PDFPage]) -> Iterator[LTPage]:
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(all_texts=True))
    interpreter = PDFPageInterpreter(manager, device)
    for page in pages:
        interpreter.process_page(page)
        yield device.get_result()


def _lines(page: LTPage, page_number: int) -> Iterator[Line]:
    """The lines of a page in reading order."""
    for number, box in enumerate(_boxes(page)):
        for line in box:
            chars = [char for char in line if isinstance(char, LTChar)]
            text = line.get_text().strip()
            if chars and text:
                middle = page.y1 - (line.y0 + line.y1) / 2
                yield Line(
                    text=text,
                    page=page_number,
                    box=number,
                    left=line.x0,
                    right=line.x1,
                    middle=middle,
                    height=middle / max(page.height, 1),
                    size=round(median(char.size for char in chars) * 2) / 2,
                    bold=all("bold" in char.fontname.lower() for char in chars),
                )


def _boxes(container: LTContainer) -> Iterator[LTTextBox]:  # type: ignore[type-arg]  # generic in the stubs only
    for item in container:
        if isinstance(item, LTTextBox):
            yield item
        elif isinstance(item, LTContainer):
            yield from _boxes(item)
