require ["vnd.dovecot.filter", "fileinto"];
fileinto "INBOX.A";
filter "fail";
