require "encoded-character";
redirect "a${unicode:110000}@example.org";
if header :contains "subject" "${unicode:D800}" { keep; }
if header :contains "subject" "${unicode:DFFF}" { keep; }
if header :contains "subject" "${unicode:24 FFFFFFFFF 25}" { keep; }
