require ["fileinto", "variables", "encoded-character"]; # comment
if anyof (header :matches ["a", "b"] "*${unicode:40}*", not size :over 10K) {
    set :upper "x" text:
..abc ${hex:41}
.
; fileinto "${x}"; /* another */
} elsif true { stop; } else { keep; }
