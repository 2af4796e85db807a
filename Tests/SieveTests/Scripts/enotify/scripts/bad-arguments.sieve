require "enotify";
notify :importance "high" "mailto:a@example.org";
notify :options "x" "mailto:a@example.org";
notify "mailto:a%23example.org";
