require ["extracttext", "foreverypart", "variables"];
foreverypart {
    extracttext;
    extracttext :first "5" "a";
    extracttext :first "a";
    extracttext :upper :lower "a";
    extracttext :first 1 :first 2 "a";
    extracttext ["a", "b"];
}
