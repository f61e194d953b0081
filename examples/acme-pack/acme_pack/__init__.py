"""A pack of poa: everything is in the folder catalogue."""
