/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "load.h"

enum { MOST_SOON = 366 };

static bool read_soon(run *r, int32_t *out)
{
    const char *value = r->args.values[OPT_SOON];
    if (value == NULL)
        return true;
    int32_t n = 0;
    size_t digits = strspn(value, "0123456789");
    for (size_t i = 0; i < digits && n <= MOST_SOON; i++)
        n = n * 10 + (value[i] - '0');
    if (digits == 0 || value[digits] != '\0' || n > MOST_SOON) {
        complain_usage(r, W_OPTION_NUMBER, ARGS("--soon", value, "0", NUMBER(MOST_SOON)));
        return false;
    }
    *out = n;
    return true;
}

static int give_agenda(run *r, const parplan_agenda *agenda)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_view view = PARPLAN_VIEW_INIT;
    char *bytes;
    size_t size;
    view.lang = r->lang;
    view.colour = r->colour;
    view.unit = r->args.values[OPT_UNIT];
    parplan_status status = r->args.values[OPT_JSON] != NULL
                                ? parplan_agenda_write_json(agenda, &view, &bytes, &size, &err)
                                : parplan_agenda_print(agenda, &view, &bytes, &size, &err);
    if (status != PARPLAN_OK)
        return complain_error(r, status == PARPLAN_E_NOT_FOUND ? "--unit" : r->command, &err);
    int end = give_bytes(r, bytes, size, END_FINE);
    parplan_text_free(bytes);
    return end;
}

static int build_agenda(run *r, parplan_plan *plan, const parplan_agenda_options *options)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_agenda *agenda;
    if (parplan_agenda_build(plan, options, &agenda, &err) != PARPLAN_OK)
        return complain_error(r, r->command, &err);
    int end = give_agenda(r, agenda);
    parplan_agenda_free(agenda);
    return end;
}

int perform_agenda(run *r)
{
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    parplan_plan *plan = NULL;
    parplan_completions *completions = NULL;
    if (!read_day(r, OPT_FROM, &options.from) || !read_day(r, OPT_TO, &options.to) ||
        !read_day(r, OPT_AS_OF, &options.as_of) || !read_soon(r, &options.soon))
        return END_BAD;
    int end = load_plan(r, &plan);
    if (end == END_FINE)
        end = load_completions(r, plan, &completions);
    options.completions = completions;
    if (end == END_FINE)
        end = build_agenda(r, plan, &options);
    parplan_completions_free(completions);
    parplan_plan_unref(plan);
    return end;
}
