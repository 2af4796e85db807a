// A converter of charsets, as much of ICU as we need.
//
// ICU's own headers are included by the implementation alone: Swift's Foundation has others of the
// same names.

#ifndef MAILWRIGHT_CICU_H
#define MAILWRIGHT_CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cicu_converter;

// Opens a converter to UTF-8; NULL if the charset is unknown. No file is opened.
struct cicu_converter *_Nullable cicu_open(const char *_Nonnull charset);

void cicu_close(struct cicu_converter *_Nonnull converter);

// Converts octets from *source on to UTF-8, and says how many were written.
//
// It moves *source behind what it has read, and stops when the target is full or the source is at
// its end. With `is_last` what is held back is written too; then nothing may follow. Octets that
// are wrong in the charset become U+FFFD.
size_t cicu_convert(
    struct cicu_converter *_Nonnull converter, const char *_Nullable *_Nonnull source,
    const char *_Nullable source_end, char *_Nonnull target, size_t target_size, bool is_last);

#endif
