require "enotify";
notify "frop:a";
notify "nothing";
notify "";
notify "mailto:";
