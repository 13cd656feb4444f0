"""What people read: figures in words, text tables, and the same for programs."""
