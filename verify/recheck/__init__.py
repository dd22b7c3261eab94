"""Going back to a source: whether the words that a verdict rests on still stand. No network here."""
