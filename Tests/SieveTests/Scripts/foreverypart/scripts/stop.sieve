require ["foreverypart", "fileinto"];

foreverypart {
    fileinto "INBOX.A";
    stop;
    fileinto "INBOX.B";
}
fileinto "INBOX.C";
