"""What pages show, as pure functions: no Streamlit here, so that tests need no browser."""
