require ["foreverypart", "variables"];
foreverypart;
foreverypart "name" { keep; }
foreverypart :name 3 { keep; }
