"""What the page Demand shows, part by part."""
