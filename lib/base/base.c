/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/base.h>

#include <stdlib.h>

const char *parplan_version(void)
{
    return PARPLAN_VERSION;
}

const char *parplan_text_in(parplan_text text, parplan_lang lang)
{
    const char *wanted = lang == PARPLAN_LANG_EN ? text.en : text.vi;
    const char *other = lang == PARPLAN_LANG_EN ? text.vi : text.en;
    if (wanted != NULL)
        return wanted;
    return other != NULL ? other : "";
}

void parplan_text_free(char *text)
{
    free(text);
}
