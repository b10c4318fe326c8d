"""The dialogs below the set-up: options, safety list, history, and the form of a source."""
