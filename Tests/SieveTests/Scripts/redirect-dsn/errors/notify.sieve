require "redirect-dsn";
redirect :notify "SOMETIMES" "a@example.org";
redirect :notify "" "a@example.org";
redirect :notify "NEVER,FAILURE" "a@example.org";
redirect :notify "SUCCESS FAILURE" "a@example.org";
redirect :notify ["SUCCESS", "FAILURE"] "a@example.org";
