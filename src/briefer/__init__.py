"""briefer reads news in several languages and writes a one-page security brief, cited to the exact words."""
