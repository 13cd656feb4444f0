"""Hard rules that contradict one another, told as irreducible sets."""
