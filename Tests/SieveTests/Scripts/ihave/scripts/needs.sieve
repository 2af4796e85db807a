require "ihave";

if ihave "frobnicate" {
    frobnicate;
} else {
    error "frobnicate is needed";
}
discard;
