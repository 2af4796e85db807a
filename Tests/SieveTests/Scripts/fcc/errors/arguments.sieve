require ["fcc", "vacation", "enotify"];
vacation :fcc "Away.";
vacation :fcc ["a", "b"] "Away.";
notify :fcc 3 "mailto:a@example.org";
vacation :fcc "a" :fcc "b" "Away.";
