// Where the embedded sample lies: a small trained network with test pictures and labels.
#pragma once

#include <filesystem>

namespace cleanai {

/// Folder with model.pt, t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz (preprocessing preset fashion-mnist):
/// share/cleanai/sample beside the program's bin, or resources/sample of the source tree for a program that is not
/// installed. May not exist when an installation is incomplete.
std::filesystem::path sampleFolder();

}  // namespace cleanai
