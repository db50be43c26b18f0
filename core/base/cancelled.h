// How core unwinds when it is asked to stop.
#pragma once

namespace cleanai {

/// Thrown and caught inside one core function; what callers see is a state of the result. No std::exception, so that
/// nothing takes it for a failure.
struct Cancelled {};

}  // namespace cleanai
