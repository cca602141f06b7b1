"""Bad inputs, a row for each: what is given, and the whole of what the program says."""
