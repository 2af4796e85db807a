require ["fileinto", "encoded-character", "variables"];
set "box" "a${hex:ff}b";
fileinto "${box}";
