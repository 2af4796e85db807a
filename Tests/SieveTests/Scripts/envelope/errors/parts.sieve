require "envelope";
if envelope "cc" "a@example.org" { keep; }
if envelope ["from", "sender"] "a@example.org" { keep; }
if envelope "" "a@example.org" { keep; }
