if ihave "copy" { keep; }
