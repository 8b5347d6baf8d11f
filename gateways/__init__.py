"""Field protocols into contracts: pure decoders, and thin servers and readers around them."""
