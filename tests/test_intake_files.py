"""Reading an article's bytes: what is refused, and that each refusal says what to do."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import InputError
from verify.intake.decoding import decode
from verify.intake.files import read_source
from verify.wording import is_hidden

LIMIT = 1000


def refusal(source: str | Path, stdin: bytes = b"") -> InputError:
    with pytest.raises(InputError) as caught:
        read_source(str(source), stdin=io.BytesIO(stdin), max_bytes=LIMIT)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


def undecodable(raw: bytes, source: str = "notes.txt") -> InputError:
    with pytest.raises(InputError) as caught:
        decode(raw, source=source)
    assert caught.value.hint
    return caught.value


def test_file_and_standard_input_give_the_same_bytes(tmp_path: Path) -> None:
    raw = "Twelve people died – “so far”.\n".encode()
    (tmp_path / "a.txt").write_bytes(raw)
    assert read_source(str(tmp_path / "a.txt"), stdin=io.BytesIO(), max_bytes=LIMIT) == raw
    assert read_source("-", stdin=io.BytesIO(raw), max_bytes=LIMIT) == raw


def test_a_file_of_exactly_the_limit_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * LIMIT)
    assert len(read_source(str(tmp_path / "a.txt"), stdin=io.BytesIO(), max_bytes=LIMIT)) == LIMIT


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "missing.txt").what
    assert "is a folder" in refusal(tmp_path).what
    assert "cannot be read" in refusal("a\0b").what
    assert "cannot be read" in refusal("x" * 5000).what
    (tmp_path / "file").write_text("text")
    assert "cannot be read" in refusal(tmp_path / "file" / "below").what


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refusal(tmp_path / "pipe").what
    assert "device" in refusal("/dev/zero").what


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("text")
    (tmp_path / "secret.txt").chmod(0)
    assert "may not be read" in refusal(tmp_path / "secret.txt").what


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_nothing_but_white_space_is_empty(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert "is empty" in refusal(tmp_path / "a.txt").what
    assert "Standard input is empty" in refusal("-", raw).what


def test_a_huge_file_is_refused_after_one_byte_too_many(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: reading it whole would not fit into memory
    assert "larger than 1,000 bytes" in refusal(tmp_path / "huge.txt").what

    stdin = io.BytesIO(b"a" * 50_000)
    with pytest.raises(InputError):
        read_source("-", stdin=stdin, max_bytes=LIMIT)
    assert stdin.tell() == LIMIT + 1


def test_an_address_is_not_taken_for_a_file() -> None:
    assert "is an address, not a file" in refusal("https://example.org/story").what


def test_a_hostile_name_cannot_write_to_the_terminal() -> None:
    assert "\x1b" not in str(refusal("\x1b[2J\n.txt"))


@pytest.mark.parametrize(
    ("raw", "looks"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "DOCX"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"  <!DOCTYPE HTML><html>", "web page"),
        (b"plain text, then \x00\x01", "NUL"),
    ],
)
def test_files_that_are_no_text_are_called_what_they_are(raw: bytes, looks: str) -> None:
    assert looks in undecodable(raw).what


def test_invalid_utf8_is_located_and_the_conversion_given() -> None:
    error = undecodable(b"Line one\nThe mayor\x92s office closed the caf\xe9.", "my notes.txt")
    assert "byte 18 (line 2) is 0x92" in error.what
    assert "iconv -f WINDOWS-1252 -t UTF-8 'my notes.txt'" in error.hint
    assert "iconv" in undecodable("Президент покинул страну".encode("cp1251"), "-").hint
    assert "UTF-16" in undecodable("Hello there".encode("utf-16")).hint


@pytest.mark.parametrize("name", ["cp1251", "koi8_r", "shift_jis", "gb18030", "big5", "euc_kr", "mac_roman", "cp1250"])
def test_every_encoding_that_is_suggested_has_a_name(name: str) -> None:
    texts = {"cp1251": "Президент покинул страну", "koi8_r": "Президент покинул страну",
             "shift_jis": "大統領は国を離れた", "gb18030": "总统离开了国家", "big5": "總統離開了國家",
             "euc_kr": "대통령이 나라를 떠났다",
             "mac_roman": "éèà “café” – œuvre", "cp1250": "Žluťoučký kůň úpěl ďábelské ódy"}  # fmt: skip
    hint = undecodable((texts[name] * 20).encode(name)).hint
    assert "_" not in hint.replace("SHIFT_JIS", "")


def test_line_ends_and_byte_order_marks_are_evened_out() -> None:
    assert decode("\ufeffOne\r\ntwo\rthree\x85four\u2028five\u2029six".encode(), source="-") == (
        "One\ntwo\nthree\nfour\nfive\n\nsix"
    )


def test_escape_sequences_go_whole_so_that_no_claim_holds_their_parameters() -> None:
    hostile = "The \x1b[31mport\x1b[0m of \x1b]0;owned\x07Dover \x9b2Jreopened\x1bc."
    assert decode(hostile.encode(), source="-") == "The port of Dover reopened."


def test_control_characters_are_replaced_one_for_one_and_zero_width_ones_go() -> None:
    assert decode(b"a \x08red\x07\ttab", source="-") == "a �red�\ttab"
    assert decode("in\u202evisible co\u00adop\u200beration".encode(), source="-") == "in�visible cooperation"
    assert decode('“Curly” ‘and’ "straight” — [bold]café[/bold] …\u00a0'.encode(), source="-") == (
        '“Curly” ‘and’ "straight” — [bold]café[/bold] …\u00a0'
    )


@given(st.text())
def test_stored_text_holds_nothing_that_acts_on_a_display(text: str) -> None:
    raw = ("A " + text.replace("\0", "")).encode("utf-8", "ignore")
    stored = decode(raw, source="-")
    assert not any(map(is_hidden, stored))
    assert decode(stored.encode(), source="-") == stored
