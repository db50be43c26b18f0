// Where the core says what it does. Silent until a program adds sinks.
#pragma once

#include <memory>

namespace spdlog {
class logger;
}

namespace cleanai {

/// The logger named "cleanai"; thread-safe. It starts without sinks, so the library by itself prints nothing.
std::shared_ptr<spdlog::logger> logger();

}  // namespace cleanai
