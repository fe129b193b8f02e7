# What `cmake --install` puts where. The prefix may move afterwards: nothing holds an absolute path.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/parplan)

install(TARGETS parplan EXPORT parplanTargets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS parplan_static EXPORT parplanStaticTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT parplanTargets NAMESPACE parplan:: DESTINATION ${package_dir})
install(EXPORT parplanStaticTargets NAMESPACE parplan:: DESTINATION ${package_dir})

configure_package_config_file(cmake/parplanConfig.cmake.in
    ${CMAKE_CURRENT_BINARY_DIR}/parplanConfig.cmake INSTALL_DESTINATION ${package_dir})
# Until 1.0 every minor version may break the one before; from 1.0 on this becomes SameMajorVersion.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/parplanConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/parplanConfig.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/parplanConfigVersion.cmake
    cmake/dependencies.cmake
    DESTINATION ${package_dir})

# An absolute library folder leaves no way back to the prefix but its name.
set(pc_prefix "${CMAKE_INSTALL_PREFIX}")
if(NOT IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    string(REGEX REPLACE "/$" "" up "${up}")
    set(pc_prefix "\${pcfiledir}/${up}")
endif()
foreach(kind LIB INCLUDE DATA)
    string(TOLOWER ${kind} name)
    if(IS_ABSOLUTE "${CMAKE_INSTALL_${kind}DIR}")
        set(pc_${name}dir "${CMAKE_INSTALL_${kind}DIR}")
    else()
        set(pc_${name}dir "\${prefix}/${CMAKE_INSTALL_${kind}DIR}")
    endif()
endforeach()
configure_file(cmake/parplan.pc.in ${CMAKE_CURRENT_BINARY_DIR}/parplan.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/parplan.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(DIRECTORY include/parplan DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    FILES_MATCHING PATTERN "*.h")
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/parplan OPTIONAL)
install(FILES docs/man/parplan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(PARPLAN_BUILD_CLI)
    install(TARGETS parplan_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
