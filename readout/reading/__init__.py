"""Who is speaking: acts of speech, names and pronouns, and the reasons for each reading."""
