require ["foreverypart", "variables"];
set "n" "a";
foreverypart :name "${n}" { keep; }
