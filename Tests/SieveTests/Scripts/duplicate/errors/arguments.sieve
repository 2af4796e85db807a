require "duplicate";
if duplicate :handle { keep; }
if duplicate :handle 3 { keep; }
if duplicate :seconds "7" { keep; }
if duplicate :header ["X-A", "X-B"] { keep; }
if duplicate :uniqueid { keep; }
