require ["include", "variables"];
set "global.seen" "${global.seen}s";
include :once "recursive";
