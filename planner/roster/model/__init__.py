"""The OR-Tools constraint model over lines: last word on plans, solver of small ones."""
