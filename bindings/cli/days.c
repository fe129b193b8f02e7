/* SPDX-License-Identifier: Apache-2.0 */
#include "days.h"

const char *date_text(parplan_date date, parplan_lang lang, char *buffer)
{
    return parplan_date_format(date, lang == PARPLAN_LANG_EN ? PARPLAN_DATE_ISO : PARPLAN_DATE_DMY,
                               buffer);
}

const char *day_text(parplan_date date, parplan_lang lang, char *buffer)
{
    word weekday = (word)((int)W_MONDAY + parplan_date_weekday(date) - 1);
    snprintf(buffer, DAY_TEXT, "%s, %s", word_in(weekday, lang), DATE(date, lang));
    return buffer;
}

const char *clock_text(int32_t minute, char *buffer)
{
    snprintf(buffer, 16, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
    return buffer;
}

word certainty_word(parplan_certainty certainty)
{
    return (word)((int)W_CONFIRMED + (int)certainty);
}

const char *kind_text(parplan_day_kind kind, parplan_lang lang)
{
    return word_in((word)((int)W_KIND_WORKING + (int)kind), lang);
}

void put_source(const run *r, text *out, const parplan_day *day)
{
    const char *layer = word_in((word)((int)W_LAYER_NONE + (int)day->layer), r->lang);
    const char *source = parplan_text_in(day->source, r->lang);
    if (*layer == '\0')
        return;
    text_say(out, *source != '\0' ? " ({0}; {1})" : " ({0})", ARGS(layer, source));
}
