"""The safety questions: asked and asked again, what the answers mean, and who settles what they brought up."""
