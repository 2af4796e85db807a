require ["encoded-character", "file${hex:69}nto"];
