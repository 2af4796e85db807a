require ["mailbox", "fileinto"];
fileinto :create :create "a";
fileinto :create "a" "b";
redirect :create "a@example.org";
discard :create;
