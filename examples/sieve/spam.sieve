# What the spam filter has marked goes to Junk, already read, and nothing else is done with it.

require ["fileinto", "imap4flags", "mailbox"];

if anyof (
    header :is "X-Spam-Flag" "YES",
    header :contains "X-Spam-Level" "**********"
) {
    fileinto :create :flags "\\Seen" "Junk";
    stop;
}
