"""What the page Overview shows, part by part."""
