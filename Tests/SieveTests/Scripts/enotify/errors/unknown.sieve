require "variables";
notify "mailto:a@example.org";
set :encodeurl "a" "b";
