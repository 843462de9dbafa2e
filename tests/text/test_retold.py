"""What tells that something was promised before."""

import pytest

from onrecord.text.retold import tells_as_old


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("The pool will now open in May.", True),
        ("The pool is now planned for 2031.", True),
        ("The pool will open in May, a year later than the council had promised.", True),
        ("She came to power with a promise to reopen the pool.", True),
        ("The pool, which was to have opened in May, is a pit.", True),
        ("It would have been in service by 2026.", True),
        ("The pool is to open by March, as the mayor said in June.", True),
        ("The pool will not open until 2031.", True),
        ("The pool will open in May.", False),
        ("She promised that the pool would open in May.", False),
        ("The mayor was in the pool when she said so.", False),
    ],
)
def test_what_is_told_as_promised_before(sentence: str, old: bool) -> None:
    assert tells_as_old(sentence) is old
