require ["fileinto", "copy", "imap4flags"];
addflag "\\Flagged";
fileinto :copy "From the included one";
