"""From a decision of the core to a phone and back: words, delivery, buttons."""
