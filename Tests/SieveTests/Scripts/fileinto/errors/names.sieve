require ["fileinto", "encoded-character"];
fileinto "";
fileinto "a${hex:00}b";
fileinto "a${hex:ff}b";
