// How pictures of a source are usually prepared, for who has not said it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/data/preprocessing.h"

namespace cleanai {

/// What most networks were trained with on such a source, told by its kind and the names of its folders: CIFAR, MNIST
/// and Fashion-MNIST have their own, other folders of pictures ImageNet's; the preset none where nothing is known.
/// `channels` is what the network takes, absent when unknown. Looks at names and a few hundred bytes, and never throws
/// because of what is there.
Preprocessing usualPreparation(const std::string& source, std::optional<std::int64_t> channels);

}  // namespace cleanai
