require ["regex", "variables"];

set "e" "*";
if header :regex "subject" "${e}" {
	discard;
}
