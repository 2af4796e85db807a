require ["ihave", "variables"];
if ihave { keep; }
if ihave 3 { keep; }
if ihave "copy" "mailbox" { keep; }
if ihave :is "copy" { keep; }
set "name" "copy";
if ihave "${name}" { keep; }
