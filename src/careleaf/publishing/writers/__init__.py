"""Writers: from the neutral document to one format each. They add no words but the labels the document carries."""
