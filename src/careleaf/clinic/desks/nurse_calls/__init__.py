"""The nurse's calls: today's list, what is read before a call, the console of a call."""
