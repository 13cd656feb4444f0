"""The answer and its judge: shifts, coverage, gaps, score, cost, audit. No solver here."""
