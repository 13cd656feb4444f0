"""Plans who works when in a multilingual support team."""
