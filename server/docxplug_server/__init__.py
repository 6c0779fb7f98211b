"""The HTTP service behind the Word task pane and the browser page."""
