// The C declarations of libcrypt (libxcrypt), crypt(3), for module Crypt.
#include <crypt.h>
