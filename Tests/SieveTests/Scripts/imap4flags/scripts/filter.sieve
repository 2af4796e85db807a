require ["fileinto", "imap4flags", "variables", "mailbox"];

if size :over 1M {
    addflag "MyFlags" "Big";
    if header :is "From" "boss@company.example.com" {
        addflag "MyFlags" "\\Flagged";
    }
    fileinto :create :flags "${MyFlags}" "Big messages";
}
if header :is "From" "grandma@example.net" {
    addflag "MyFlags" ["\\Answered", "$MDNSent"];
    fileinto :create :flags "${MyFlags}" "GrandMa";
}
if header :is "Sender" "owner-ietf-mta-filters@example.org" {
    set "MyFlags" "\\Flagged $Work";
    keep :flags "${MyFlags}";
} elsif address :domain :is ["From", "To"] "company.example.com" {
    keep :flags "${MyFlags}";
} elsif anyof (not address :all :contains ["To", "Cc"] "me@company.example.com",
               header :matches "subject" ["*make*money*fast*", "*university*dipl*mas*"]) {
    removeflag "MyFlags" "\\Flagged";
    fileinto :create :flags "${MyFlags}" "spam";
}
