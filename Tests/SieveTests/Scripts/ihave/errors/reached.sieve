require "ihave";
if not ihave "frobnicate" { frobnicate; }
if ihave "copy" { frobnicate; }
if anyof (ihave "frobnicate", true) { frobnicate; }
