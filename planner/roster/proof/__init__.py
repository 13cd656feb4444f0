"""Lower bounds: how good a plan could be."""
