if anyof { keep; }
if not (true, false) { keep; }
if size 100 { keep; }
if size :over :under 100 { keep; }
if exists { keep; }
if address "subject" "a" { keep; }
