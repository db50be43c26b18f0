# OpenCV's core, imgproc and imgcodecs without its CMake package: on Debian that one comes with libopencv-dev only, which
# brings every module and their dependencies (VTK, GDAL, MPI, ...); libopencv-imgcodecs-dev is enough for these three.
find_path(OPENCV_INCLUDE_DIR opencv2/imgcodecs.hpp PATH_SUFFIXES opencv4 REQUIRED)
foreach(part core imgproc imgcodecs)
  if(NOT TARGET opencv_${part})
    find_library(OPENCV_${part}_LIBRARY opencv_${part} REQUIRED)
    add_library(opencv_${part} UNKNOWN IMPORTED)
    set_target_properties(opencv_${part} PROPERTIES IMPORTED_LOCATION "${OPENCV_${part}_LIBRARY}"
                                                    INTERFACE_INCLUDE_DIRECTORIES "${OPENCV_INCLUDE_DIR}")
  endif()
endforeach()
