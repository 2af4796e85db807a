require ["include", "variables"];
set "global.seen" "${global.seen}(";
include "leave";
include :global "note";
set "global.seen" "${global.seen})";
