require "enotify";
if valid_notify_method { keep; }
if valid_notify_method 3 { keep; }
if notify_method_capability "mailto:a@example.org" "online" { keep; }
if notify_method_capability "mailto:a@example.org" ["online"] "yes" { keep; }
