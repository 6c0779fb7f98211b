"""Facts about one document that checks judge by: its answers, their stories, phrases and lengths."""
