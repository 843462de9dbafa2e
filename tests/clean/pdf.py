"""PDF files made by hand, for tests: lines of text on pages, or a picture and no text."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[str] | None], title: str = "", created: str = "") -> bytes:
    """A PDF with these lines on its pages; None is a page that holds only a picture."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    objects.append(
        _stream(b"\x00" * 12, b"/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8")
    )
    for lines in pages:
        content = b"q 500 0 0 700 50 50 cm /Im Do Q" if lines is None else _lines(lines)
        objects.append(_stream(content, b""))
        resources = b"<</Font<</F 3 0 R>>/XObject<</Im 4 0 R>>>>"
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources %s/Contents %d 0 R>>"
        objects.append(page % (resources, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    objects.append(b"<</Title(%s)/CreationDate(%s)>>" % (title.encode("cp1252"), created.encode()))
    return _file(objects)


def _lines(lines: Sequence[str]) -> bytes:
    shown = b"".join(b"(%s) Tj 0 -16 Td " % _escaped(line) for line in lines)
    return b"BT /F 11 Tf 50 750 Td %s ET" % shown


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(content: bytes, about: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (about, len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    parts, places, at = [b"%PDF-1.4\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(at)
        parts.append(b"%d 0 obj%s endobj\n" % (number, content))
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
    parts.append(b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(objects), at))
    return b"".join(parts)
