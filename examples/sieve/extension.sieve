# user+folder@...: the word behind the plus sign names the folder (RFC 5233), if there is one
# of that name. A folder is not made: else strangers could fill the mailbox with folders.

require ["envelope", "fileinto", "mailbox", "subaddress", "variables"];

if envelope :detail :matches "to" "*" {
    set :lower :upperfirst "folder" "${1}";
    if mailboxexists "${folder}" {
        fileinto "${folder}";
    }
}
