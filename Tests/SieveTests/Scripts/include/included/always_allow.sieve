require ["fileinto", "copy"];
if address :is "from" "boss@example.com" {
    fileinto :copy "From the boss";
    keep;
}
