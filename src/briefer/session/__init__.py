"""A review under way: one brief and the desk's book of decisions, for the browser, the editor and the command line alike."""
