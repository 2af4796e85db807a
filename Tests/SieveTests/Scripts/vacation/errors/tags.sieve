require ["vacation", "copy"];
vacation :days 1 :days 2 "a";
vacation :mime :mime "Content-Type: text/plain

a";
vacation :copy "a";
vacation :is "a";
if vacation "a" { keep; }
