require ["fcc", "vacation", "encoded-character"];
vacation :fcc "" "Away.";
vacation :fcc "a${hex:ff}b" "Away.";
