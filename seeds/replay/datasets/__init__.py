"""One file or folder a data set: it declares DATASET, and nothing else has to know it."""
