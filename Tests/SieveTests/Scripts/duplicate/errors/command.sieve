duplicate;
if duplicate { keep; }
