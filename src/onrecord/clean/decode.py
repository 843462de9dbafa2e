"""Bytes to text, the same for the same bytes every time, and honest about every doubt.

What cannot be decoded becomes U+FFFD, one for each stretch the codec gives up on, and is counted in a note; a
character that no store and no screen can carry (NUL, half of a surrogate pair) becomes U+FFFD too, one for one, so
that offsets hold.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import DocumentError

REPLACEMENT = "\ufffd"
_BAD = re.compile("[\x00\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# byte order mark -> codec that drops it; the longer marks first
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# letters and signs of English prose that stand above ASCII in windows-1252
_WESTERN = frozenset("€‚„…†‡‰‹›‘’“”•–—™ ©®°±§«»·¼½¾£¢¥ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŠšŽžŒœ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what a reader should know about the reading."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes.

    A byte order mark wins, then valid UTF-8, then UTF-16 told by its zero bytes, then the declared encoding, then
    UTF-8 with a few broken bytes, then the likeliest old encoding.

    Raises:
        DocumentError: where the bytes are not text.
    """
    for mark, codec in MARKS:
        if content.startswith(mark):
            return _decoded(content, codec)
    try:
        return told(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _decoded(content, _wide(content) or _declared(content, declared) or _guess(content))


def _decoded(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    lost = text.count(REPLACEMENT) - content.count(REPLACEMENT.encode())
    notes: tuple[str, ...] = ()
    if encoding not in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        notes = (f"The text is not valid UTF-8; it was read as {encoding}.",)
    if lost > 0:
        notes += (f"{_count(lost, 'stretch', 'stretches')} of broken {encoding} stand as {REPLACEMENT}.",)
    return told(text, encoding, notes)


def told(text: str, encoding: str, notes: tuple[str, ...] = ()) -> Decoded:
    """A text with what cannot be kept replaced one for one, and a note on all that is doubtful in it.

    Raises:
        DocumentError: where so much cannot be kept that it is no text.
    """
    bad = len(_BAD.findall(text))
    if bad > max(16, len(text) // 20):
        raise DocumentError("This is not text.", "Give its text, HTML or PDF instead.")
    if bad:
        text = _BAD.sub(REPLACEMENT, text)
        notes += (f"{_count(bad, 'character')} that cannot be shown (NUL, half a pair) stand as {REPLACEMENT}.",)
    if turning := len(_TURNING.findall(text)):
        notes += (f"{_count(turning, 'mark')} in it change the direction of writing; read the passage with care.",)
    return Decoded(text, encoding, notes)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.35 and even < len(sample) * 0.05:
        return "utf-16-le"
    if even > len(sample) * 0.35 and odd < len(sample) * 0.05:
        return "utf-16-be"
    return None


def _declared(content: bytes, declared: str | None) -> str | None:
    """The declared encoding, where it is known and fits; `iso-8859-1` means windows-1252 on the web."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        content.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _guess(content: bytes) -> str:
    broken, sound = _utf8_tally(content)
    if sound >= broken:
        return "utf-8"
    western = content[:65536].decode("cp1252", "replace")
    high = [char for char in western if char > "\x7f"]
    if len(high) < len(western) * 0.3 and sum(char in _WESTERN for char in high) >= 0.95 * len(high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:65536]).best()
    return best.encoding if best else "cp1252"


def _utf8_tally(content: bytes) -> tuple[int, int]:
    """How many stretches are broken UTF-8, and how many characters of more than one byte are sound."""
    text = content.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    return broken, sum(char > "\x7f" for char in text) - broken
