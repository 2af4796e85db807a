# Mailing lists: each into a folder of its own, named after the list (RFC 2919).
# "Lists.swift-users" is the folder swift-users inside of Lists; :create makes it when missing.

require ["fileinto", "mailbox", "variables"];

if header :matches "List-Id" "*<*.*>*" {
    set :lower "list" "${2}";
    fileinto :create "Lists.${list}";
}
