elsif true { keep; }
else { keep; }
if true { keep; } keep;
else { keep; }
if keep { discard; }
if { keep; }
