require "envelope";
if envelope { keep; }
if envelope "from" { keep; }
if envelope 3 "a" { keep; }
if envelope "from" 3 { keep; }
if envelope "from" "to" "a" { keep; }
