// SPDX-License-Identifier: Apache-2.0
// Someone else's program, built against the installed library as C++17.
#include <parplan/parplan.h>

#include <iostream>
#include <string_view>

int main()
{
    parplan_error err = PARPLAN_ERROR_INIT;

    if (err.struct_size != sizeof err || err.status != PARPLAN_OK)
        return 1;
    if (std::string_view(parplan_version()) != PARPLAN_VERSION) {
        std::cerr << "header " << PARPLAN_VERSION << ", library " << parplan_version() << '\n';
        return 1;
    }
    std::cout << parplan_version() << '\n';
    return 0;
}
