"""Words in quotation marks: whose they are when the sentence around them does not say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.decompose.attribution_report import Attribution, Span
from verify.decompose.quotes import Quotation, find_utterances
from verify.types import Certainty, Document, Sentence

# A shorter quotation inside a sentence is a borrowed word, not an utterance.
_MIN_WORDS = 4
# A dash and a name of up to six words that ends the line.
_SIGNATURE = re.compile(
    r"[^\S\n]*(?P<dash>[-–—―~]{1,2})[^\S\n]*(?P<name>[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,5})[^\S\n]*(?=\n|\Z)"
)
# The rest of a quotation right behind the words of a report.
_RESUMED = re.compile(r",\s*[“\"][a-z]")
# White space between an announcement and its quotation, in characters.
_GAP = 8


def join_quotations(
    document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> list[Attribution]:
    """Give every quoted utterance to its speaker.

    A report whose content lies at a quotation takes in all of it, over any number of sentences. A
    quotation that no report holds goes to the cue that stands alone beside it ("X said in a
    statement."), else to the speaker of the quotation before it in the same paragraph, or in the
    paragraph before where nobody else spoke since.
    """
    joiner = _Joiner(document, sentences, found)
    for quotation in find_utterances(document.text):
        joiner.take(quotation)
    return joiner.reports


class _Joiner:
    """The reports so far and where their cues stand."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> None:
        self.reports = list(found)
        self._text = document.text
        self._blocks = [block.start for block in document.blocks]
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._last: int | None = None
        self._cues = sorted(report.cue_span[0] for report in found)
        self._by_sentence: dict[int, list[int]] = defaultdict(list)
        for k, report in enumerate(found):
            self._by_sentence[report.sentence].append(k)

    def take(self, quotation: Quotation) -> None:
        """Join one outer quotation to a report."""
        sentence = self._sentence_at(quotation.start)
        if sentence is None or not (self._is_utterance(quotation, sentence) or self._is_part(quotation, sentence)):
            return
        mixed = self._mixed(quotation, sentence)
        if mixed is not None:
            self._lengthen(mixed, quotation, sentence)
            self._last = mixed
            return
        ways = (self._holder, self._resumed, self._begun, self._beside)
        k = next((k for way in ways if (k := way(quotation, sentence)) is not None), None)
        if k is not None:
            self._extend(k, quotation)
            self._last = k
            return
        signature = _SIGNATURE.match(self._text, quotation.end)
        if signature is not None:
            self._sign(quotation, sentence, signature)
        elif self._stands_alone(quotation, sentence):
            before = self._announced(quotation, sentence)
            if before is None:
                before = self._spoke_before(sentence)
            if before is not None:
                self._carry(before, quotation, sentence)
            else:
                self._carry_on(quotation, sentence)

    # -- finding the report ----------------------------------------------------------------------

    def _sentence_at(self, offset: int) -> int | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._sentences[index].end <= offset:
            return None
        return index

    def _is_utterance(self, quotation: Quotation, sentence: int) -> bool:
        words = len(self._text[quotation.start : quotation.end].split())
        tokens = self._sentences[sentence].tokens
        first = bisect_left(tokens, quotation.start, key=lambda token: token.start)
        last = bisect_left(tokens, quotation.end, key=lambda token: token.start)
        verb = any(token.upos in ("VERB", "AUX") for token in tokens[first:last])
        return words >= _MIN_WORDS or verb or self._stands_alone(quotation, sentence)

    def _is_part(self, quotation: Quotation, sentence: int) -> bool:
        """Whether a report stands between the quotation and another part of it ('"It was," she said, "a lie."')."""
        words = self._text[slice(*quotation.inner[0])]
        goes_on, begins = words[:1].islower(), words.endswith(",")
        return any(
            (goes_on and report.quoted and report.quoted[-1][1] <= report.cue_span[0] <= quotation.start)
            or (begins and report.cue_span[0] >= quotation.end and _RESUMED.match(self._text, report.cue_span[1]))
            for _, report in self._reports_in(sentence, sentence)
        )

    def _reports_in(self, first: int, last: int) -> Iterator[tuple[int, Attribution]]:
        """The reports whose cue stands in these sentences, with their places in ``reports``."""
        for sentence in range(first, last + 1):
            yield from ((k, self.reports[k]) for k in self._by_sentence.get(sentence, ()))

    def _mixed(self, quotation: Quotation, sentence: int) -> int | None:
        """The report that the quotation is a later part of: "said that they 'would never agree'"."""
        for k, report in self._reports_in(sentence, sentence):
            if any(start < quotation.start - 1 and quotation.start < end for start, end in report.content):
                return k
        return None

    def _holder(self, quotation: Quotation, sentence: int) -> int | None:
        """The largest report whose content lies in the quotation, its cue outside the marks."""
        last = bisect_right(self._starts, quotation.end - 1) - 1
        holding = [
            (_size(report), -k)
            for k, report in self._reports_in(sentence, last)
            if not quotation.start <= report.cue_span[0] < quotation.end
            and any(_within(span, quotation) for span in report.content)
        ]
        return -max(holding)[1] if holding else None

    def _resumed(self, quotation: Quotation, sentence: int) -> int | None:
        """The report that the quotation goes on with in its sentence: '"Yes," she said, "we will."'."""
        for k, report in self._reports_in(sentence, sentence):
            if report.direct and report.content[-1][1] <= report.cue_span[0] and report.cue_span[1] <= quotation.start:
                said_by = max(report.cue_span[1], report.speaker_span[1] if report.speaker_span else 0)
                lead = self._text[said_by : quotation.start].strip()
                titled = lead[:1].isalnum() and lead[-1:].isalnum()  # she said on the network's "Morning Hour"
                return None if titled else k
        return None

    def _begun(self, quotation: Quotation, sentence: int) -> int | None:
        """The report that the quotation begins, its speaker right behind: '"Now he is gone," she said, "we can."'."""
        if self._text[self._sentences[sentence].start : quotation.start].strip():
            return None
        for k, report in self._reports_in(sentence, sentence):
            if report.speaker_span is None or not report.content or report.content[0][0] < report.cue_span[1]:
                continue
            start = min(report.speaker_span[0], report.cue_span[0])
            if quotation.end <= start and not self._text[quotation.end : start].strip():
                return k
        return None

    def _beside(self, quotation: Quotation, sentence: int) -> int | None:
        """A cue without content right after the quotation, or right before it.

        Behind a full stop it must be in the same paragraph ("The minister issued a statement. “We are ready.”").
        """
        last = bisect_right(self._starts, quotation.end - 1) - 1
        for k, report in self._reports_in(sentence - 1, last + 1):
            if report.content or report.kind == "exhortation":
                continue
            start = self._sentences[report.sentence].start
            if report.sentence >= last and report.cue_span[0] >= quotation.end:
                if not self._text[quotation.end : start].strip(" "):
                    return k
            elif report.sentence <= sentence and report.cue_span[1] <= quotation.start:
                lead = self._text[report.cue_span[1] : quotation.start].rstrip()
                if lead.endswith((":", ",")) and self._sentences[report.sentence].end <= quotation.end:
                    return k
                told = lead.endswith(".") and "\n" not in lead and report.certainty is Certainty.ATTRIBUTED
                if told and self._stands_alone(quotation, sentence):
                    return k
        return None

    def _stands_alone(self, quotation: Quotation, sentence: int) -> bool:
        """Whether nothing but the quotation stands in the sentences it covers."""
        start = self._sentences[sentence].start
        last = self._sentence_at(quotation.end - 1)
        end = self._sentences[last].end if last is not None else quotation.end
        outside = self._text[start : quotation.start] + self._text[quotation.end : end]
        return not any(char.isalnum() for char in outside)

    # -- joining ---------------------------------------------------------------------------------

    def _lengthen(self, k: int, quotation: Quotation, sentence: int) -> None:
        """A partial quotation that runs on over the end of its sentence takes the content with it."""
        if quotation.end <= self._sentences[sentence].end:
            return
        report = self.reports[k]
        self.reports[k] = replace(report, content=_merged([*report.content, *_inner(self._text, quotation)]))

    def _extend(self, k: int, quotation: Quotation) -> None:
        report = self.reports[k]
        outside = [span for span in report.content if not _within(span, quotation)]
        inner = _inner(self._text, quotation)
        self.reports[k] = replace(
            report,
            content=_merged([*outside, *inner]),
            direct=report.direct or not outside,
            quoted=(*report.quoted, *inner),
            # What is promised or threatened in a sentence of its own is stated.
            kind="statement" if report.kind == "intention" and not outside else report.kind,
        )

    def _announced(self, quotation: Quotation, sentence: int) -> int | None:
        """The report before a quotation in a sentence that ends in a colon: its speaker speaks."""
        if not self._text[max(0, quotation.start - _GAP) : quotation.start].rstrip().endswith(":"):
            return None
        before = [k for k, report in self._reports_in(sentence - 1, sentence - 1) if report.speaker is not None]
        return before[-1] if before else None

    def _spoke_before(self, sentence: int) -> int | None:
        """The one report of the sentence before in this paragraph, where no quotation was carried on since."""
        if sentence == 0 or self._sentences[sentence - 1].block != self._sentences[sentence].block:
            return None
        reports = [k for k, report in self._reports_in(sentence - 1, sentence - 1) if self._states(report)]
        if len({self.reports[k].speaker for k in reports}) != 1 or self._last in reports:
            return None
        if self._last is not None and self.reports[self._last].content[-1][1] > self._sentences[sentence - 1].start:
            return None
        return reports[0]

    def _states(self, report: Attribution) -> bool:
        named = report.speaker is not None and report.speaker[:1].isalpha()
        return named and bool(report.content) and report.certainty is Certainty.ATTRIBUTED

    def _sign(self, quotation: Quotation, sentence: int, signature: re.Match[str]) -> None:
        """A quotation with its speaker's name behind a dash, as under a picture or a letter."""
        inner = _inner(self._text, quotation)
        self.reports.append(
            Attribution(
                content=inner,
                speaker=signature["name"],
                speaker_span=signature.span("name"),
                cue=signature["dash"],
                cue_span=signature.span("dash"),
                certainty=Certainty.ATTRIBUTED,
                direct=True,
                sentence=sentence,
                quoted=inner,
            )
        )
        self._last = None

    def _carry(self, k: int, quotation: Quotation, sentence: int) -> None:
        """A report of its own for the quotation, with the speaker of another one."""
        inner = _inner(self._text, quotation)
        carried = replace(
            self.reports[k],
            content=inner,
            quoted=inner,
            direct=True,
            sentence=sentence,
            kind="statement",
            certainty=Certainty.ATTRIBUTED,
        )
        self.reports.append(carried)
        self._last = len(self.reports) - 1

    def _carry_on(self, quotation: Quotation, sentence: int) -> None:
        """The speaker of the quotation before goes on, in this paragraph or from the one before."""
        if self._last is None:
            return
        report = self.reports[self._last]
        before = self._block(report.content[-1][1])
        here = self._block(quotation.start)
        if here == before:
            self._extend(self._last, quotation)
        elif here == before + 1 and not self._spoken_since(report, quotation):
            self._carry(self._last, quotation, sentence)

    def _spoken_since(self, report: Attribution, quotation: Quotation) -> bool:
        end = max(report.content[-1][1], report.cue_span[1])
        return bisect_right(self._cues, end) < bisect_left(self._cues, quotation.start)

    def _block(self, offset: int) -> int:
        return bisect_right(self._blocks, offset) - 1


def _within(span: Span, quotation: Quotation) -> bool:
    """Whether most of a span lies inside the quotation."""
    shared = min(span[1], quotation.end) - max(span[0], quotation.start)
    return shared > 0 and 2 * shared >= span[1] - span[0]


def _size(report: Attribution) -> int:
    return sum(end - start for start, end in report.content)


def _inner(text: str, quotation: Quotation) -> tuple[Span, ...]:
    """The quoted spans without white space and a final comma."""
    spans = []
    for start, end in quotation.inner:
        words = text[start:end].rstrip().rstrip(",").rstrip()
        bare = words.lstrip()
        if bare:
            spans.append((start + len(words) - len(bare), start + len(words)))
    return tuple(spans)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
