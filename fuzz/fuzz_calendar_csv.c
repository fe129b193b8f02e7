/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file of days as a layer: it makes a calendar whose answers agree with each other, whose text is a layer that gives
 * the same calendar, and which can be joined with another; or it is refused with a message.
 */
#include "fuzz.h"

#include <string.h>

#include <parplan/calendar.h>

enum { FROM = 16436, UNTIL = 21183 }; /* 2015 to 2027 */

static parplan_calendar *gov;

static void check_days(const parplan_calendar *calendar)
{
    int32_t worked = 0, count;
    for (parplan_date date = FROM; date <= UNTIL; date++) {
        parplan_day day;
        bool works;
        PROMISE(parplan_calendar_day(calendar, date, &day, NULL) == PARPLAN_OK);
        PROMISE(parplan_calendar_is_working(calendar, date, &works, NULL) == PARPLAN_OK);
        PROMISE(works == (day.kind == PARPLAN_DAY_WORKING || day.kind == PARPLAN_DAY_MAKEUP));
        PROMISE(day.layer == PARPLAN_LAYER_NONE || day.source.vi != NULL ||
                day.layer >= PARPLAN_LAYER_ORGANISATION);
        worked += date > FROM && works;
    }
    PROMISE(parplan_calendar_count(calendar, FROM, UNTIL, &count, NULL) == PARPLAN_OK);
    PROMISE(count == worked);
    for (int32_t n = 1; n <= worked; n += 97) {
        parplan_date there;
        PROMISE(parplan_calendar_add(calendar, FROM, n, &there, NULL) == PARPLAN_OK);
        PROMISE(parplan_calendar_count(calendar, FROM, there, &count, NULL) == PARPLAN_OK);
        PROMISE(count == n);
    }
}

/* The text without its last column, in place; a comma or line end between quotes is none. */
static size_t cut_layers(char *text, size_t size)
{
    size_t out = 0, comma = 0;
    bool quoted = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        if (!quoted && text[i] == ',')
            comma = out;
        if (!quoted && text[i] == '\n')
            out = comma;
        text[out++] = text[i];
    }
    return out;
}

static void check_text(parplan_calendar *calendar)
{
    char *text;
    size_t size;
    parplan_calendar *again = NULL;
    parplan_change change;
    bool moved = false;
    PROMISE(parplan_calendar_write_csv(calendar, FROM, UNTIL, &text, &size, NULL) == PARPLAN_OK);
    PROMISE(strlen(text) == size);
    size = cut_layers(text, size);
    PROMISE(parplan_calendar_with_layer(gov, PARPLAN_LAYER_USER, NULL, text, size, NULL, &again,
                                        NULL) == PARPLAN_OK);
    for (parplan_date at = FROM; at <= UNTIL; at = change.date + 1) {
        PROMISE(parplan_calendar_next_change(calendar, again, at, UNTIL, &change, &moved, NULL) ==
                PARPLAN_OK);
        if (!moved)
            break;
        PROMISE(!change.moves);
    }
    parplan_calendar_unref(again);
    parplan_text_free(text);
}

static void check_joined(parplan_calendar *calendar)
{
    for (int how = PARPLAN_COMBINE_UNION; how <= PARPLAN_COMBINE_INTERSECTION; how++) {
        parplan_calendar *both, *back;
        int32_t mine, theirs, joined;
        parplan_status status = parplan_calendar_combine(calendar, gov, (parplan_combine)how,
                                                         "both", NULL, &both, NULL);
        PROMISE(status == PARPLAN_OK || status == PARPLAN_E_RANGE);
        if (status != PARPLAN_OK)
            continue;
        PROMISE(parplan_calendar_combine(gov, calendar, (parplan_combine)how, "both", NULL, &back,
                                         NULL) == PARPLAN_OK);
        char one[PARPLAN_CALENDAR_HASH_SIZE], other[PARPLAN_CALENDAR_HASH_SIZE];
        PROMISE(strcmp(parplan_calendar_hash(both, one), parplan_calendar_hash(back, other)) == 0);
        parplan_calendar_count(calendar, FROM, UNTIL, &mine, NULL);
        parplan_calendar_count(gov, FROM, UNTIL, &theirs, NULL);
        parplan_calendar_count(both, FROM, UNTIL, &joined, NULL);
        int32_t least = mine < theirs ? mine : theirs;
        PROMISE(how == PARPLAN_COMBINE_UNION ? joined <= least : joined >= mine + theirs - least);
        parplan_calendar_unref(both);
        parplan_calendar_unref(back);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (gov == NULL)
        PROMISE(parplan_calendar_builtin("VN-GOV", &gov, NULL) == PARPLAN_OK);
    parplan_calendar *calendar = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = parplan_calendar_with_layer(
        gov, PARPLAN_LAYER_ORGANISATION, "fuzzed", (const char *)data, size, NULL, &calendar, &err);
    if (status != PARPLAN_OK) {
        PROMISE(calendar == NULL && err.status == status);
        PROMISE(err.message[0] != '\0' && err.message_vi[0] != '\0');
        return 0;
    }
    check_days(calendar);
    check_text(calendar);
    check_joined(calendar);
    parplan_calendar_unref(calendar);
    return 0;
}
