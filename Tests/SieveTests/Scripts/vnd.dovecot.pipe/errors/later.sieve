require ["vnd.dovecot.pipe", "variables"];
set "program" "a";
pipe "${program}";
