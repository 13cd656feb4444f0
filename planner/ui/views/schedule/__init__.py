"""What the page Schedule shows, part by part."""
