require ["include", "variables", "fileinto", "copy"];
set "global.tested" "${global.tested} personal";
if header :contains "subject" "make money fast" { fileinto :copy "Spam"; }
