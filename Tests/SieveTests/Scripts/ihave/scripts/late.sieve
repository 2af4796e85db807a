require "ihave";
if exists "X-Nowhere" {
    if ihave "editheader" { }
}
addheader "X-A" "1";
