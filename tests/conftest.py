"""What all tests share. Being here also puts this folder on the import path."""
