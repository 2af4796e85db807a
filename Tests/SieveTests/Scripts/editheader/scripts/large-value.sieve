require ["editheader", "variables"];
set "a" "01234567890123456789012345678901234567890123456789";
set "b" "${a}${a}${a}${a}${a}";
set "c" "${b}${b}${b}${b}${b}";
addheader "X-A" "${c}";
