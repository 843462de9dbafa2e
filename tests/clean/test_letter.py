"""Mail: the words, the head, what is quoted and what is left out."""

from email.message import EmailMessage

import pytest
from tests.clean.marks import marked, read

from onrecord.errors import DocumentError

STORY = "The council ordered the harbour office to draft a plan for the bridge by June 2031."


def message(body: str, subtype: str = "plain") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Bridge ordered — press release"
    mail["From"] = "Harbour Press Office <press@harbour.example>"
    mail["Date"] = "Sun, 05 May 2030 23:30:00 +0200"
    mail.set_content(body, subtype=subtype)
    return mail


def test_a_message_says_its_subject_sender_and_day() -> None:
    document = read(message(STORY).as_bytes(), "message/rfc822")
    assert document.title == "Bridge ordered — press release"
    assert document.byline == "Harbour Press Office"
    assert document.published is not None
    assert document.published.day.isoformat() == "2030-05-05"


def test_quoted_lines_and_signature_are_set_aside() -> None:
    body = f"{STORY}\n\n> When will the bridge open?\n> We all wait.\n\n-- \nAnna Quill\nPress Office"
    assert marked(read(message(body).as_bytes(), "message/rfc822")).strip() == (
        f"{STORY}\n\n[quoted message|> When will the bridge open?\n> We all wait.]\n\n"
        "[signature|-- \nAnna Quill\nPress Office]"
    )


def test_a_message_that_is_a_page_is_read_as_one() -> None:
    mail = message(f"<html><body><p>{STORY}</p><script>steal()</script></body></html>", "html")
    document = read(mail.as_bytes(), "message/rfc822")
    assert document.text == STORY
    assert "steal" not in document.text


def test_what_is_attached_is_told() -> None:
    mail = message(STORY)
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    document = read(mail.as_bytes(), "message/rfc822")
    assert "plan.pdf" in document.issues[0].message


@pytest.mark.parametrize(
    "content", [b"Subject: nothing\n\n", b"Content-Type: multipart/mixed\n\n", b"Content-Type: image/png\n\nabc"]
)
def test_a_message_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        read(content, "message/rfc822")
