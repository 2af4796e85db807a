require ["special-use", "copy"];
redirect :specialuse "\\Sent" "a@example.org";
discard :specialuse "\\Sent";
