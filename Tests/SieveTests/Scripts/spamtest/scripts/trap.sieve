require ["spamtest", "fileinto", "mailbox", "relational", "comparator-i;ascii-numeric"];

if spamtest :value "eq" :comparator "i;ascii-numeric" "0" {
    fileinto :create "INBOX.unclassified";
} elsif spamtest :value "ge" :comparator "i;ascii-numeric" "3" {
    fileinto :create "INBOX.spam-trap";
}
