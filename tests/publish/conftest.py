"""Fixtures of the published site."""

from tests.web.conftest import chrome

__all__ = ["chrome"]
