# Tables computed from data files while building, by small C programs in tools/.
#
#   parplan_table(NAME SOURCES ... [LIBRARIES ...] INPUTS ... OUTPUT file)
#
# builds parplan_NAME and runs it as: parplan_NAME INPUTS... OUTPUT
#
# A build for another machine cannot run what it compiles: without an emulator, PARPLAN_HOST_TOOLS names
# the folder of a build for this one that has them (its <build>/tools).
set(PARPLAN_HOST_TOOLS "" CACHE PATH "Folder with the programs of tools/, built for this machine")

function(parplan_table name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "SOURCES;LIBRARIES;INPUTS")
    if(PARPLAN_HOST_TOOLS)
        set(program "${PARPLAN_HOST_TOOLS}/parplan_${name}")
    else()
        add_executable(parplan_${name} ${arg_SOURCES})
        target_include_directories(parplan_${name} PRIVATE ${PROJECT_SOURCE_DIR}/lib
            ${PROJECT_BINARY_DIR}/lib ${PROJECT_SOURCE_DIR}/include)
        target_link_libraries(parplan_${name} PRIVATE ${arg_LIBRARIES})
        set_target_properties(parplan_${name} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tools")
        set(program parplan_${name})
    endif()
    get_filename_component(file "${arg_OUTPUT}" NAME)
    get_filename_component(folder "${arg_OUTPUT}" DIRECTORY)
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(OUTPUT "${arg_OUTPUT}"
        COMMAND ${program} ${arg_INPUTS} "${arg_OUTPUT}"
        DEPENDS ${program} ${arg_INPUTS}
        COMMENT "Computing ${file}"
        VERBATIM)
endfunction()
