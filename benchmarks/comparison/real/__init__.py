"""Public data sets, each read as what is compared."""
