/* SPDX-License-Identifier: Apache-2.0 */
#include "board/order.h"

#include <stdlib.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Order of two numbers at the start of the texts, which move past them. A longer number is larger. */
static int compare_numbers(const char **a, const char **b)
{
    while (**a == '0')
        ++*a;
    while (**b == '0')
        ++*b;
    size_t n = 0, m = 0;
    while (is_digit((*a)[n]))
        n++;
    while (is_digit((*b)[m]))
        m++;
    int order = n != m ? (n > m) - (n < m) : strncmp(*a, *b, n);
    *a += n;
    *b += m;
    return order;
}

int parplan__id_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;
    int order = 0;
    while (order == 0 && *x != '\0' && *y != '\0') {
        if (is_digit(*x) && is_digit(*y)) {
            order = compare_numbers(&x, &y);
            continue;
        }
        order = (unsigned char)*x - (unsigned char)*y;
        x++;
        y++;
    }
    if (order == 0)
        order = (*x != '\0') - (*y != '\0');
    if (order == 0)
        order = strcmp(a, b);
    return (order > 0) - (order < 0);
}

/* qsort() takes no context, so each element carries what its order rests on. */
typedef struct sibling {
    const parplan_unit *unit;
    size_t position;
} sibling;

static int compare_siblings(const void *a, const void *b)
{
    const parplan_unit *x = ((const sibling *)a)->unit, *y = ((const sibling *)b)->unit;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return parplan__id_compare(x->id, y->id);
}

/* For each unit its first child and next sibling; the last slot of `child` is the top of the tree. */
static bool link_tree(const parplan_plan *plan, size_t count, parplan__arena *arena, size_t *child,
                      size_t *next)
{
    sibling *sorted = parplan__arena_array(arena, count, sizeof *sorted);
    if (sorted == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        sorted[i] = (sibling){parplan_plan_unit(plan, i), i};
        child[i] = PARPLAN_NO_INDEX;
    }
    child[count] = PARPLAN_NO_INDEX;
    qsort(sorted, count, sizeof *sorted, compare_siblings);
    for (size_t i = count; i > 0; i--) {
        size_t unit = sorted[i - 1].position, parent = sorted[i - 1].unit->parent;
        size_t *first = &child[parent == PARPLAN_NO_INDEX ? count : parent];
        next[unit] = *first;
        *first = unit;
    }
    return true;
}

bool parplan__unit_order_make(const parplan_plan *plan, parplan__arena *arena,
                              parplan__unit_order *out)
{
    size_t count = parplan_plan_count(plan, PARPLAN_ENTITY_UNIT);
    size_t *rank = parplan__arena_array(arena, count, sizeof *rank);
    size_t *at = parplan__arena_array(arena, count, sizeof *at);
    size_t *child = parplan__arena_array(arena, count + 1, sizeof *child);
    size_t *next = parplan__arena_array(arena, count, sizeof *next);
    if (rank == NULL || at == NULL || child == NULL || next == NULL ||
        !link_tree(plan, count, arena, child, next))
        return false;

    size_t seen = 0;
    size_t unit = child[count];
    while (unit != PARPLAN_NO_INDEX && seen < count) {
        at[seen] = unit;
        rank[unit] = seen++;
        if (child[unit] != PARPLAN_NO_INDEX) {
            unit = child[unit];
            continue;
        }
        while (unit != PARPLAN_NO_INDEX && next[unit] == PARPLAN_NO_INDEX)
            unit = parplan_plan_unit(plan, unit)->parent;
        if (unit != PARPLAN_NO_INDEX)
            unit = next[unit];
    }
    *out = (parplan__unit_order){seen, rank, at};
    return true;
}
