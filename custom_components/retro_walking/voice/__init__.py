"""By voice: what is said, in the languages in use, whom it is about, what is done and answered."""
