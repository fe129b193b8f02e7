/* SPDX-License-Identifier: Apache-2.0 */
/* What is due in the first quarter, and why that day. Run from the project's folder. */
#include <parplan/parplan.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static char document[1 << 20];
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_plan *plan;
    parplan_agenda *agenda;
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    char day[PARPLAN_DATE_SIZE];

    FILE *file = fopen("data/plans/thanh-xuan-2024.json", "rb");
    if (file == NULL)
        return 2;
    size_t size = fread(document, 1, sizeof document, file);
    fclose(file);

    if (parplan_plan_read(document, size, NULL, &plan, NULL, &err) != PARPLAN_OK ||
        parplan_date_make(2024, 1, 1, &options.from, &err) != PARPLAN_OK ||
        parplan_date_make(2024, 3, 31, &options.to, &err) != PARPLAN_OK ||
        parplan_agenda_build(plan, &options, &agenda, &err) != PARPLAN_OK) {
        fprintf(stderr, "PP-%04d %s\n", (int)err.id, err.message);
        return 1;
    }

    /* One line a duty and day; each has one item per unit. */
    const parplan_agenda_item *last = NULL;
    for (size_t i = 0; i < parplan_agenda_count(agenda); i++) {
        const parplan_agenda_item *item = parplan_agenda_at(agenda, i);
        if (last == NULL || item->id != last->id || item->due.effective != last->due.effective)
            printf("%s  %-5s %s\n", parplan_date_format(item->due.effective, PARPLAN_DATE_ISO, day),
                   item->id, parplan_text_in(item->why, PARPLAN_LANG_EN));
        last = item;
    }

    parplan_agenda_free(agenda);
    parplan_plan_unref(plan);
    return 0;
}
