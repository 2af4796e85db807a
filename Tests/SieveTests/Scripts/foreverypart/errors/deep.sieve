require "foreverypart";
foreverypart { foreverypart { foreverypart { foreverypart { keep; } } } }
foreverypart { foreverypart { foreverypart { foreverypart { foreverypart { keep; } } } } }
