# Turns files into arrays of the program.
#
#   parplan_embed(FILE SYMBOL OUT.c)       writes: const unsigned char SYMBOL[], const size_t SYMBOL_size
#   parplan_embed_header(OUT.h SYMBOL...)  declares them, and lists them as an X macro
#
# The array ends with a zero byte that the size does not count. A file that does not exist becomes an
# empty array, with a warning. Run as a script (cmake -D FILE= -D SYMBOL= -D OUT= -P embed.cmake) it
# does the work at build time, so that no other tool is needed.

if(CMAKE_SCRIPT_MODE_FILE)
    file(READ "${FILE}" bytes HEX)
    string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    get_filename_component(name "${FILE}" NAME)
    file(WRITE "${OUT}"
        "/* Generated from ${name}. */\n#include <stddef.h>\n\n"
        "extern const unsigned char ${SYMBOL}[];\nextern const size_t ${SYMBOL}_size;\n\n"
        "const unsigned char ${SYMBOL}[] = {\n${bytes}0};\n"
        "const size_t ${SYMBOL}_size = sizeof ${SYMBOL} - 1;\n")
    return()
endif()

set(PARPLAN_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(parplan_embed file symbol out)
    # The glob makes the build configure itself anew when the file appears or goes.
    file(GLOB present CONFIGURE_DEPENDS "${file}")
    if(NOT present)
        message(WARNING "${file} does not exist: ${symbol} is empty")
        set(file "${CMAKE_CURRENT_BINARY_DIR}/empty")
        file(TOUCH "${file}")
    endif()
    add_custom_command(OUTPUT "${out}"
        COMMAND "${CMAKE_COMMAND}" -D "FILE=${file}" -D "SYMBOL=${symbol}" -D "OUT=${out}"
            -P "${PARPLAN_EMBED_SCRIPT}"
        DEPENDS "${file}" "${PARPLAN_EMBED_SCRIPT}"
        COMMENT "Embedding ${symbol}"
        VERBATIM)
endfunction()

function(parplan_embed_header out)
    get_filename_component(stem "${out}" NAME_WE)
    string(TOUPPER "${stem}" guard)
    string(CONCAT text
        "/* Generated: files of the source tree, as arrays. A zero byte follows each. */\n"
        "#ifndef GENERATED_${guard}_H\n#define GENERATED_${guard}_H\n\n#include <stddef.h>\n\n"
        "#if defined(__GNUC__)\n#pragma GCC visibility push(hidden)\n#endif\n")
    set(list "")
    foreach(symbol IN LISTS ARGN)
        string(APPEND text
            "extern const unsigned char ${symbol}[];\nextern const size_t ${symbol}_size;\n")
        string(APPEND list " X(${symbol})")
    endforeach()
    string(APPEND text "#if defined(__GNUC__)\n#pragma GCC visibility pop\n#endif\n\n"
        "/** X(symbol) for each of them. */\n#define GENERATED_${guard}(X)${list}\n\n#endif\n")
    file(CONFIGURE OUTPUT "${out}" CONTENT "${text}" @ONLY)
endfunction()
