# Away: what is marked urgent goes to the deputy as well (:copy: and stays here, RFC 3894).

require ["copy", "imap4flags"];

if header :contains "Subject" ["urgent", "dringend"] {
    addflag "\\Flagged";
    redirect :copy "deputy@example.test";
}
