"""What the page Inputs shows: tables and settings as they are typed, what is wrong with them."""
