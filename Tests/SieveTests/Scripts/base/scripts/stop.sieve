redirect "carl@example.net";
if true { stop; }
discard;
