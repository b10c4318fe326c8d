"""Plugs by TP-Link, Kasa and Tapo: Home Assistant asks them every 10 s.

Assumed: the first poll without an answer, which is awaited for some seconds, makes it unavailable.
"""

from .plug import Periodic, measured


class Kasa(Periodic):
    """A plug that is polled."""

    make, habit = "Kasa, Tapo", "polled every 10 s"
    missed_after = (5, 20)
    entities = measured(late=20)
