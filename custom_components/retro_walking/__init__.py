"""Backwards walking for sore knees."""
