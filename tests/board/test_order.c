/* SPDX-License-Identifier: Apache-2.0 */
/* Natural order of ids, and units from the top of the tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "board/order.h"
#include "support/plan_text.h"

static void assert_before(const char *a, const char *b)
{
    if (parplan__id_compare(a, b) != -1 || parplan__id_compare(b, a) != 1)
        fail_msg("%s does not come before %s", a, b);
}

static void numbers_compare_by_their_value(void **unused)
{
    (void)unused;
    assert_before("2.2", "2.10");
    assert_before("R.9", "R.10");
    assert_before("99999999999999999999999", "100000000000000000000000");
    assert_before("1.1.a", "1.1.b");
    assert_before("3.1.a", "10.1.a");
}

static void all_else_compares_by_its_bytes(void **unused)
{
    (void)unused;
    assert_before("", "a");
    assert_before("1", "1.a");
    assert_before("F.1", "R.1");
    assert_before("1a", "a");
    assert_before("z", "đ");
}

static void only_equal_ids_are_equal(void **unused)
{
    (void)unused;
    assert_int_equal(parplan__id_compare("1.02", "1.02"), 0);
    assert_before("1.02", "1.2");
    assert_before("1.02.z", "1.2.z");
    assert_before("00", "000");
}

#define UNIT(id, kind, parent)                                                                     \
    "{ \"id\": \"" id "\", \"name\": { \"en\": \"" id                                              \
    "\" }, \"level\": \"district\", \"kind\": \"" kind "\"" parent " }"
#define IN(id) ", \"parent\": \"" id "\""
#define PLAN(units)                                                                                \
    "{ \"format\": \"parplan-plan/1\", \"id\": \"t\", \"title\": { \"en\": \"Test\" }, \"year\": " \
    "2024,"                                                                                        \
    "\"period\": { \"from\": \"2024-01-01\", \"to\": \"2024-12-31\" }, \"issuer\": \"b\","         \
    "\"calendar\": \"VN-GOV\", \"areas\": [], \"indicators\": [], \"units\": [" units "] }"

static void assert_order(const char *text, const char *expected)
{
    parplan_plan *plan = plan_from_text(text);
    parplan__arena arena;
    parplan__unit_order order;
    char ids[256] = "";
    parplan__arena_init(&arena, NULL);
    assert_true(parplan__unit_order_make(plan, &arena, &order));
    assert_int_equal(order.count, parplan_plan_count(plan, PARPLAN_ENTITY_UNIT));
    for (size_t i = 0; i < order.count; i++) {
        assert_int_equal(order.rank[order.at[i]], i);
        strcat(strcat(ids, i > 0 ? " " : ""), parplan_plan_unit(plan, order.at[i])->id);
    }
    assert_string_equal(ids, expected);
    parplan__arena_dispose(&arena);
    parplan_plan_unref(plan);
}

static void units_go_depth_first_by_kind_then_id(void **unused)
{
    (void)unused;
    assert_order(
        PLAN(UNIT("w10", "authority", IN("b")) "," UNIT("c", "authority", "") "," UNIT(
            "o2", "office",
            IN("b")) "," UNIT("s", "service",
                              IN("o2")) "," UNIT("w2", "authority",
                                                 IN("b")) "," UNIT("b", "authority",
                                                                   "") "," UNIT("a", "office",
                                                                                IN("b")) "," UNIT("x",
                                                                                                  "office",
                                                                                                  IN("w2"))),
        "b w2 x w10 a o2 s c");
}

static void the_order_of_the_document_does_not_matter(void **unused)
{
    (void)unused;
    assert_order(
        PLAN(UNIT("x", "office", IN("w2")) "," UNIT("a", "office", IN("b")) "," UNIT(
            "b", "authority",
            "") "," UNIT("w2", "authority",
                         IN("b")) "," UNIT("s", "service",
                                           IN("o2")) "," UNIT("o2", "office",
                                                              IN("b")) "," UNIT("c", "authority",
                                                                                "") "," UNIT("w10",
                                                                                             "autho"
                                                                                             "rity",
                                                                                             IN("b"))),
        "b w2 x w10 a o2 s c");
}

static void *nothing(void *context, void *block, size_t size)
{
    (void)context;
    (void)block;
    (void)size;
    return NULL;
}

static void without_memory_there_is_no_order(void **unused)
{
    (void)unused;
    parplan_plan *plan = plan_from_text(PLAN(UNIT("b", "authority", "")));
    parplan_allocator allocator = {NULL, nothing};
    parplan__arena arena;
    parplan__unit_order order;
    parplan__arena_init(&arena, &allocator);
    assert_false(parplan__unit_order_make(plan, &arena, &order));
    parplan_plan_unref(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_compare_by_their_value),
        cmocka_unit_test(all_else_compares_by_its_bytes),
        cmocka_unit_test(only_equal_ids_are_equal),
        cmocka_unit_test(units_go_depth_first_by_kind_then_id),
        cmocka_unit_test(the_order_of_the_document_does_not_matter),
        cmocka_unit_test(without_memory_there_is_no_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
