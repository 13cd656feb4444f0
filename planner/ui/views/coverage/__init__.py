"""What the page Coverage and gaps shows."""
