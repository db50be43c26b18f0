# The OpenBLAS that computes on LibTorch's own threads, where Debian has it, whichever of its kinds the system prefers.
# The kind with threads of its own keeps them waiting busily behind every product, on processors that LibTorch's threads
# are computing on: on two, forward passes of one network took 0.6 to 2 times as long from one to the next.
set(openblas_folder /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/openblas-openmp)
set(openblas_libraries ${openblas_folder}/libblas.so.3 ${openblas_folder}/liblapack.so.3)

# Before all others in the program's list, so that LibTorch finds them loaded.
function(cleanai_prefer_openblas target)
  get_filename_component(torch_folder "${TORCH_LIBRARY}" DIRECTORY)
  execute_process(COMMAND ${CMAKE_READELF} -d ${torch_folder}/libtorch_cpu.so OUTPUT_VARIABLE needed ERROR_QUIET)
  if(NOT needed MATCHES "libblas[.]so[.]3")
    return() # it brings its own
  endif()
  foreach(library ${openblas_libraries})
    if(NOT EXISTS ${library})
      message(STATUS "No ${library}: LibTorch computes with the system's BLAS")
      return()
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES CLEANAI_OPENBLAS_FOLDER ${openblas_folder})
  list(JOIN openblas_libraries "," libraries)
  target_link_options(${target} INTERFACE "LINKER:--push-state,--no-as-needed,${libraries},--pop-state"
                      "LINKER:-rpath,${openblas_folder}")
endfunction()
