/* SPDX-License-Identifier: Apache-2.0 */
/* Someone else's program, built against the installed library as C11 and as C99. */
#include <parplan/parplan.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    parplan_error err = PARPLAN_ERROR_INIT;

    if (err.struct_size != sizeof err || err.status != PARPLAN_OK)
        return 1;
    if (strcmp(parplan_version(), PARPLAN_VERSION) != 0) {
        fprintf(stderr, "header %s, library %s\n", PARPLAN_VERSION, parplan_version());
        return 1;
    }
    puts(parplan_version());
    return 0;
}
