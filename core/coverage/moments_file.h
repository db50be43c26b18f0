// Second moments in a file of their own.
#pragma once

#include <filesystem>
#include <string>

#include "core/coverage/moments.h"

namespace cleanai {

/// A safetensors file: float64 tensors "N.mean" and "N.covariance" for every value that was looked at, and a JSON text
/// "cleanai-moments" among its metadata that says which layers read value N. Throws Error(fileUnwritable).
void saveMoments(const Moments& moments, const std::filesystem::path& file);

/// Throws Error(fileNotFound, fileUnreadable, wrongFormat), and invalidArgument when another model's were taken.
Moments loadMoments(const std::filesystem::path& file, const std::string& modelSha256);

/// Of the counts, means, variances and prices: equal when the same model met the same images in the same way. Costs
/// little.
std::string fingerprintOf(const Moments& moments);

/// The same of those in a file, from its header alone; empty when the file is missing, truncated or holds none.
std::string fingerprintIn(const std::filesystem::path& file);

}  // namespace cleanai
