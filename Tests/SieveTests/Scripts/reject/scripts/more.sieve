require ["reject", "enotify"];

reject "No.";
notify "mailto:ops@example.org";
