redirect "nobody";
redirect "a@example.org, b@example.org";
redirect ["a@example.org"];
discard "a";
stop "now";
