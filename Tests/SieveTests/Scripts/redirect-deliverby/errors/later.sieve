require ["redirect-deliverby", "variables"];
set "when" "tomorrow";
redirect :bytimeabsolute "${when}" "a@example.org";
