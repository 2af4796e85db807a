require ["enotify", "copy"];
notify :importance "1" :importance "2" "mailto:a@example.org";
notify :message ["a", "b"] "mailto:a@example.org";
notify :copy "mailto:a@example.org";
notify "mailto:a@example.org" "mailto:b@example.org";
