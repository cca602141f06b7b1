"""Files spoiled at random, by a seed, until one makes the program fail."""
