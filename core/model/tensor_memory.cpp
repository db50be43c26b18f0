#include "core/model/tensor_memory.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "core/base/address_range.h"
#include "core/base/process_memory.h"

namespace cleanai {
namespace {

constexpr std::size_t smallest = std::size_t{64} << 10;  // what is smaller is no trouble elsewhere
constexpr std::size_t alignment = 4096;
constexpr std::size_t leastReserve = std::size_t{64} << 20;

}  // namespace

struct TensorMemory::Impl {
  static std::size_t whole(std::size_t bytes) { return bytes / alignment * alignment; }

  static void* mapped(std::size_t bytes) {
    void* const found =
        mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return found == MAP_FAILED ? nullptr : found;
  }

  static bool isPossible(std::size_t bytes) {
    void* const found = mapped(bytes);
    return found != nullptr && munmap(found, bytes) == 0;
  }

  explicit Impl(std::size_t wish) : limit(wish), range(reserve(wish)) {}
  ~Impl() {
    if (base != nullptr) munmap(base, size);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // Addresses alone, which cost nothing until they are written to. Where their number is limited (ulimit -v), more than
  // twice as many are left to others: OpenBLAS asks for ever when it gets none.
  std::size_t reserve(std::size_t wish) {
    const std::size_t wanted = whole(wish), least = std::min(leastReserve, wanted);
    std::size_t possible = wanted;
    while (possible > 0 && possible >= least && !isPossible(possible)) possible = whole(possible / 2);
    size = possible == wanted ? wanted : whole(possible / 4);
    void* const found = size >= least ? mapped(size) : nullptr;
    if (found == nullptr) return size = 0;
    madvise(found, size, MADV_HUGEPAGE);
    base = static_cast<char*>(found);
    return size;
  }

  void* take(std::size_t bytes) {
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    const std::scoped_lock lock(mutex);
    const auto offset = range.take(whole);
    if (!offset) return nullptr;
    most = std::max(most, range.used());
    sizes.emplace(*offset, whole);
    return base + *offset;
  }

  bool holds(const void* address) const {
    const auto* const at = static_cast<const char*>(address);
    return base != nullptr && at >= base && at < base + size;
  }

  void giveBack(void* address) {
    const auto offset = static_cast<std::size_t>(static_cast<char*>(address) - base);
    const std::scoped_lock lock(mutex);
    const auto found = sizes.find(offset);
    range.giveBack(offset, found->second);
    if (isRetired) madvise(address, found->second, MADV_DONTNEED);
    sizes.erase(found);
  }

  // No batch comes any more: tensors that stay keep their own pages alone.
  void retire() {
    const std::scoped_lock lock(mutex);
    isRetired = true;
    for (const auto& [offset, bytes] : range.gaps()) madvise(base + offset, bytes, MADV_DONTNEED);
  }

  std::size_t limit;
  char* base = nullptr;
  std::size_t size = 0;
  AddressRange range;
  std::mutex mutex;
  std::map<std::size_t, std::size_t> sizes;
  std::size_t most = 0;
  bool isRetired = false;
};

namespace {

// LibTorch's allocator of the processor's memory is one for the whole process, so this one is told by thread.
class Allocator final : public c10::Allocator {
 public:
  static Allocator& instance() {
    static Allocator* const only = [] {
      auto* made = new Allocator;  // never destroyed: tensors in static storage may come after it
      c10::SetCPUAllocator(made);
      return made;
    }();
    return *only;
  }

  // From one LibTorch to the next this lost its const, and the copy below became asked for; whichever the base declares
  // is overridden.
  c10::DataPtr allocate(std::size_t bytes) { return std::as_const(*this).allocate(bytes); }
  void copy_data(void* to, const void* from, std::size_t bytes) const { std::memcpy(to, from, bytes); }
  c10::DataPtr allocate(std::size_t bytes) const {
    if (bytes < smallest || !current) return plain_->allocate(bytes);
    if (void* const found = current->take(bytes)) return {found, found, &release, c10::Device(c10::kCPU)};
    if (current->size < TensorMemory::Impl::whole(current->limit)) return plain_->allocate(bytes);
    TORCH_CHECK(false, "not enough memory: ", bytes, " bytes beside ", current->range.used(), " of ", current->limit);
  }

  c10::DeleterFnPtr raw_deleter() const override { return &release; }

  void add(std::shared_ptr<TensorMemory::Impl> memory) {
    const std::scoped_lock lock(mutex_);
    all_.push_back(std::move(memory));
  }

  /// Keeps it for as long as tensors are in it.
  void retire(TensorMemory::Impl& memory) {
    const std::scoped_lock lock(mutex_);
    memory.retire();
    forgetEmpty();
  }

  static inline thread_local TensorMemory::Impl* current = nullptr;

 private:
  static void release(void* address) {
    Allocator& self = instance();
    {
      const std::scoped_lock lock(self.mutex_);
      for (const auto& memory : self.all_)
        if (memory->holds(address)) {
          memory->giveBack(address);
          if (memory->isRetired) self.forgetEmpty();
          return;
        }
    }
    self.plain_->raw_deleter()(address);
  }

  void forgetEmpty() {
    std::erase_if(all_, [](const auto& memory) { return memory->isRetired && memory->range.used() == 0; });
  }

  c10::Allocator* const plain_ = c10::GetCPUAllocator();
  std::mutex mutex_;
  std::vector<std::shared_ptr<TensorMemory::Impl>> all_;
};

}  // namespace

TensorMemory::TensorMemory(std::size_t limit)
    : impl_(std::make_shared<Impl>(limit > 0 ? limit : availableMemory())), before_(Allocator::current) {
  Allocator::instance().add(impl_);
  Allocator::current = impl_.get();
}

TensorMemory::~TensorMemory() {
  Allocator::current = before_;
  Allocator::instance().retire(*impl_);
}

namespace {

class TensorResource final : public std::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t) override { return c10::GetCPUAllocator()->raw_allocate(bytes); }
  void do_deallocate(void* address, std::size_t, std::size_t) override {
    c10::GetCPUAllocator()->raw_deallocate(address);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

std::pmr::memory_resource* tensorResource() {
  static TensorResource only;
  return &only;
}

}  // namespace

// Its first blocks, while the tensors are largest, are too small to lie among them.
PassMemory::PassMemory() : monotonic_buffer_resource(smallest / 4, tensorResource()) {}

std::size_t TensorMemory::peak() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->most;
}

}  // namespace cleanai
