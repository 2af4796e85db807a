fileinto "INBOX.A";
