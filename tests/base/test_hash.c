/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/hash.h"

/* The key of the reference vectors: bytes 00 to 0f. */
static const uint64_t key[2] = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};

static const char *hash_of_first(size_t size, size_t piece, char *text)
{
    uint8_t bytes[64], out[PARPLAN__HASH_SIZE];
    parplan__hash hash;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)i;
    parplan__hash_init(&hash, key[0], key[1]);
    for (size_t at = 0; at < size; at += piece)
        parplan__hash_add(&hash, bytes + at, size - at < piece ? size - at : piece);
    parplan__hash_end(&hash, out);
    return parplan__hash_text(out, text);
}

static void it_gives_the_vectors_of_the_reference(void **state)
{
    (void)state; /* SipHash-2-4, 128 bits, of 0 and 1 bytes */
    char text[PARPLAN__HASH_TEXT];
    assert_string_equal(hash_of_first(0, 1, text), "a3817f04ba25a8e66df67214c7550293");
    assert_string_equal(hash_of_first(1, 1, text), "da87c1d86b99af44347659119b22fc45");
}

static void pieces_do_not_matter(void **state)
{
    (void)state;
    char whole[PARPLAN__HASH_TEXT], parts[PARPLAN__HASH_TEXT];
    for (size_t size = 1; size <= 64; size++) {
        for (size_t piece = 1; piece <= 9; piece++)
            assert_string_equal(hash_of_first(size, piece, parts),
                                hash_of_first(size, size, whole));
    }
}

static void a_number_is_four_bytes_the_lowest_first(void **state)
{
    (void)state;
    uint8_t one[PARPLAN__HASH_SIZE], two[PARPLAN__HASH_SIZE];
    parplan__hash hash;
    parplan__hash_init(&hash, 0, 0);
    parplan__hash_int(&hash, -2);
    parplan__hash_end(&hash, one);
    parplan__hash_init(&hash, 0, 0);
    parplan__hash_add(&hash, "\xfe\xff\xff\xff", 4);
    parplan__hash_end(&hash, two);
    assert_memory_equal(one, two, sizeof one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_gives_the_vectors_of_the_reference),
        cmocka_unit_test(pieces_do_not_matter),
        cmocka_unit_test(a_number_is_four_bytes_the_lowest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
