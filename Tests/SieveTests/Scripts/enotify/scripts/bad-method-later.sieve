require ["enotify", "variables"];
set "to" "frop:a@example.org";
notify "${to}";
