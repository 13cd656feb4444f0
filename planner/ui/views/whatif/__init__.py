"""What the page What-if shows, part by part."""
