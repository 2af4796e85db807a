require ["extracttext", "foreverypart", "variables"];
foreverypart {
    extracttext "a b";
    extracttext "";
    extracttext "1a";
    extracttext "0";
}
