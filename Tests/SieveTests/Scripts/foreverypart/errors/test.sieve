require "foreverypart";
if foreverypart { keep; }
foreverypart { if break { keep; } }
