require "foreverypart";
break;
foreverypart :name "a" { break :name "b"; }
foreverypart :name "c" { keep; }
break :name "c";
if true { break; }
