report "abuse" "Spam." "a@example.org";
