require ["replace", "variables"];
set "part" "no fields";
replace :mime "${part}";
