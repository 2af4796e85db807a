// The C declarations of libpcre2-8, pcre2api(3), for module PCRE2.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
