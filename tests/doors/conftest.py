"""The house of the tests of Home Assistant."""

from ..ha.conftest import _integration, life

__all__ = ["_integration", "life"]
