#include "CICU.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>

enum { pivot_size = 1024 };

struct cicu_converter {
    UConverter *source;
    UConverter *utf8;
    UChar pivot[pivot_size];
    UChar *pivot_source;
    UChar *pivot_target;
    bool has_replaced;
};

// ICU's own answer to wrong octets is U+001A in some charsets.
static void write_replacement(
    const void *context, UConverterToUnicodeArgs *arguments, const char *octets, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
    (void)octets, (void)length;
    if (reason > UCNV_IRREGULAR) return;
    ((struct cicu_converter *)context)->has_replaced = true;
    static const UChar replacement = 0xFFFD;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

void cicu_close(struct cicu_converter *converter) {
    if (converter->source) ucnv_close(converter->source);
    if (converter->utf8) ucnv_close(converter->utf8);
    free(converter);
}

struct cicu_converter *cicu_open(const char *charset) {
    UErrorCode status = U_ZERO_ERROR;
    // All tables are linked in: a name that is unknown must not be looked for on the disk.
    udata_setFileAccess(UDATA_NO_FILES, &status);
    struct cicu_converter *converter = calloc(1, sizeof *converter);
    if (!converter) return NULL;
    converter->pivot_source = converter->pivot_target = converter->pivot;
    status = U_ZERO_ERROR;
    converter->source = ucnv_open(charset, &status);
    converter->utf8 = ucnv_open("UTF-8", &status);
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(
            converter->source, write_replacement, converter, NULL, NULL, &status);
    }
    if (U_SUCCESS(status)) return converter;
    cicu_close(converter);
    return NULL;
}

size_t cicu_convert(
    struct cicu_converter *converter, const char **source, const char *source_end, char *target,
    size_t target_size, bool is_last) {
    UErrorCode status = U_ZERO_ERROR;
    char *end = target;
    ucnv_convertEx(
        converter->utf8, converter->source, &end, target + target_size, source, source_end,
        converter->pivot, &converter->pivot_source, &converter->pivot_target,
        converter->pivot + pivot_size, false, is_last, &status);
    return (size_t)(end - target);
}

bool cicu_has_replaced(const struct cicu_converter *converter) {
    return converter->has_replaced;
}

size_t cicu_decompose(uint32_t character, uint16_t target[cicu_decomposition_size]) {
    UErrorCode status = U_ZERO_ERROR;
    udata_setFileAccess(UDATA_NO_FILES, &status);
    status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKDInstance(&status);
    if (U_FAILURE(status)) return 0;
    int32_t count = unorm2_getDecomposition(
        normalizer, (UChar32)character, target, cicu_decomposition_size, &status);
    return U_SUCCESS(status) && count > 0 ? (size_t)count : 0;
}
