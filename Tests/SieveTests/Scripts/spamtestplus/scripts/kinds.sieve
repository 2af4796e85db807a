require ["spamtestplus", "fileinto", "mailbox", "relational", "comparator-i;ascii-numeric"];

if spamtest :value "eq" :comparator "i;ascii-numeric" "0" {
    fileinto :create "INBOX.unclassified";
} elsif spamtest :percent :value "eq" :comparator "i;ascii-numeric" "0" {
    fileinto :create "INBOX.not-spam";
} elsif spamtest :percent :value "lt" :comparator "i;ascii-numeric" "37" {
    fileinto :create "INBOX.spam-trap";
} else {
    discard;
}
