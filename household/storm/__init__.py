"""Storms: a real Home Assistant lives through days in which things go wrong, and an oracle judges its log."""
