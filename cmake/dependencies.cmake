# The libraries parplan stands on. The installed package config includes this file too, for those who
# link the static library.
find_package(PkgConfig QUIET REQUIRED)

pkg_check_modules(PARPLAN_TOMMATH REQUIRED QUIET IMPORTED_TARGET "libtommath >= 1.2")
# We need utf8proc 2.8 (Unicode 15), but its 2.7 and 2.8 say 2.6.0 in their .pc file as Debian packs
# them, so the number asked for here is the one found there.
pkg_check_modules(PARPLAN_UTF8PROC REQUIRED QUIET IMPORTED_TARGET "libutf8proc >= 2.6")

set(PARPLAN_DEPENDENCIES PkgConfig::PARPLAN_TOMMATH PkgConfig::PARPLAN_UTF8PROC)
set(PARPLAN_REQUIRES_PRIVATE "libtommath >= 1.2, libutf8proc >= 2.6")
