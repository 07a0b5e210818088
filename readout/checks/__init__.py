"""Whether a site says what its release says, read back from the files themselves."""
