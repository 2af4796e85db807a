require ["convert", "copy"];
convert :copy "text/html" "text/plain" "";
