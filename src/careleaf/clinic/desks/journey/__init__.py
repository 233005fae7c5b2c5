"""The page of one journey, and the form of every act on it."""
