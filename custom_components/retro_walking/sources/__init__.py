"""What entities show of a belt: now, in the last hours, and in the past; and who shares it."""
