redirect :notify "NEVER" "a@example.org";
redirect :ret "FULL" "b@example.org";
