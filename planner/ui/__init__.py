"""The app: pages over pure views; the only room that knows Streamlit."""
