require "variables";
set :upper :lower "a" "b";
set :upperfirst :lowerfirst "a" "b";
set :length :length "a" "b";
set :upper :upperfirst :quotewildcard :length "a" "b";
set :reverse "a" "b";
