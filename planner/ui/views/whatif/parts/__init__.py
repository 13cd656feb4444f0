"""The parts of a form: each asks for one thing that a change says, with one or more controls."""
