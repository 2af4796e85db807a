require "fileinto";
fileinto :specialuse "\\Sent" "a";
if specialuse_exists "\\Sent" { keep; }
