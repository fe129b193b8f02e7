/* SPDX-License-Identifier: Apache-2.0 */
/* Every C test runs in the locale of its environment, as an application of a user would: under one
 * with a decimal comma a locale-dependent call in the library then shows. */
#include <locale.h>

__attribute__((constructor)) static void use_the_locale_of_the_environment(void)
{
    setlocale(LC_ALL, "");
}
