require ["include", "variables"];
set "global.seen" "${global.seen}r";
include :once "recursive";
include :once "recursive2";
