"""What the looking commands print for a person to read: text of a given width, without colour."""
