// Products of two matrices: channels meet along the dimension that is summed over, and pass along the others.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

struct Operand {
  at::Tensor value;
  std::string letters;  ///< one a dimension, as in an einsum
  Traced traced;
  char channels = 0;  ///< the letter along which its channels lie, 0 without any
  std::vector<Label> along;
};

std::int64_t sizeOf(const Operand& operand, char letter) {
  const auto dim = operand.letters.find(letter);
  return dim == std::string::npos ? 1 : operand.value.size(static_cast<std::int64_t>(dim));
}

Operand operandOf(Call& call, const at::Tensor& value, std::string letters) {
  Operand operand{value, std::move(letters), call.tracer.tracedOf(value), 0, {}};
  if (operand.traced.elements.defined()) call.tracer.lock(value, call.because());
  const auto varying = varyingDims(operand.traced.labels);
  if (varying.empty()) {
    call.tracer.lock(value, call.because());
  } else if (auto along = labelsAlong(operand.traced.labels, varying.front())) {
    operand.channels = operand.letters[static_cast<std::size_t>(varying.front())];
    operand.along = std::move(*along);
  } else {
    call.tracer.lock(value, call.because());
  }
  return operand;
}

void hold(Call& call, Operand& operand) {
  call.tracer.lock(operand.along, call.because());
  operand.channels = 0;
}

// Channels that both operands have are one; those that the other operand has as plain positions have to stay.
void join(Call& call, Operand& a, Operand& b, bool isSummed) {
  if (a.channels == 0 || sizeOf(b, a.channels) <= 1) {
    if (a.channels != 0 && isSummed) hold(call, a);
    return;
  }
  if (b.channels != a.channels) return hold(call, a);
  for (std::size_t i = 0; i < a.along.size(); ++i) call.tracer.unite(a.along[i], b.along[i], call.because());
  if (isSummed && !a.traced.vanishes && !b.traced.vanishes) hold(call, a);
}

std::int64_t multiplications(const Operand& a, const Operand& b) {
  std::int64_t count = a.value.numel();
  for (std::size_t i = 0; i < b.letters.size(); ++i)
    if (a.letters.find(b.letters[i]) == std::string::npos || sizeOf(a, b.letters[i]) == 1)
      count *= b.value.size(static_cast<std::int64_t>(i));
  return count;
}

// `result` names the dimensions of the output; what it lacks is summed over.
void contract(Call& call, Operand a, Operand b, const std::string& result) {
  const auto isSummed = [&](char letter) { return result.find(letter) == std::string::npos; };
  const std::int64_t macs = multiplications(a, b);
  join(call, a, b, isSummed(a.channels));
  join(call, b, a, isSummed(b.channels));
  call.tracer.addProduct(macs, a.channels != 0 ? a.along : b.along);
  if (a.channels != 0 && isSummed(a.channels)) a.channels = 0;
  if (b.channels != 0 && isSummed(b.channels)) b.channels = 0;
  if (a.channels != 0 && b.channels != 0 && a.channels != b.channels) hold(call, b);
  const Operand& carrier = a.channels != 0 ? a : b;
  if (carrier.channels == 0) return;
  const bool vanishes = a.channels == b.channels ? a.traced.vanishes || b.traced.vanishes : carrier.traced.vanishes;
  const auto dim = static_cast<std::int64_t>(result.find(carrier.channels));
  call.set(spread(carrier.along, dim, call.output().sizes()), vanishes);
}

// Letters for `dims` dimensions of which the last two are given; the ones before count from the back.
std::string batched(std::int64_t dims, const std::string& lastTwo) {
  std::string letters;
  for (std::int64_t dim = dims - 2; dim > 0; --dim) letters += static_cast<char>('a' + dim - 1);
  return letters + lastTwo;
}

// Which dimension of a matrix that is a parameter, or one transposed, its columns are; nothing for any other value.
std::optional<std::int64_t> columnsOfParameter(Call& call, const at::Tensor& matrix, at::Tensor& parameter) {
  if (matrix.dim() != 2) return std::nullopt;
  if (call.tracer.nameOf(matrix)) {
    parameter = matrix;
    return 1;
  }
  const Traced traced = call.tracer.tracedOf(matrix);
  if (!traced.elements.defined() || traced.parameter.dim() != 2) return std::nullopt;
  const at::Tensor places = at::arange(traced.parameter.numel(), at::kInt).view(traced.parameter.sizes()).t();
  if (places.sizes() != matrix.sizes() || !at::equal(places, traced.elements)) return std::nullopt;
  parameter = traced.parameter;
  return 0;
}

// A linear layer in disguise: channels of the value meet the matrix' rows, its columns are channels of the result.
bool multiplyByParameter(Call& call, std::size_t valueInput, const at::Tensor& bias) {
  const at::Tensor value = call.tensor(valueInput);
  at::Tensor parameter;
  const auto columns = columnsOfParameter(call, call.tensor(valueInput + 1), parameter);
  if (!columns || value.dim() < 2 || call.tracer.nameOf(value) || call.traced(valueInput).elements.defined())
    return false;
  std::vector<Label> inputs(static_cast<std::size_t>(value.size(-1)), noLabel);
  if (const Labels labels = call.labels(valueInput); labels.defined()) {
    if (auto along = labelsAlong(labels, value.dim() - 1))
      inputs = std::move(*along);
    else
      call.tracer.lock(value, call.because());
  }
  call.tracer.tieAxis(*call.tracer.nameOf(parameter), 1 - *columns, inputs, call.because());
  const std::vector<Label> outputs = call.tracer.axis(parameter, *columns);
  if (bias.defined()) {
    if (bias.dim() != 1 || !call.tracer.nameOf(bias) || bias.size(0) != parameter.size(*columns)) {
      call.tracer.lock(outputs, call.because());
      call.tracer.lock(bias, call.because());
    } else {
      call.tracer.tieAxis(*call.tracer.nameOf(bias), 0, outputs, call.because());
    }
  }
  call.tracer.addProduct(value.numel() * parameter.size(*columns), inputs, outputs);
  call.set(spread(outputs, call.output().dim() - 1, call.output().sizes()), true);
  return true;
}

}  // namespace

// addmm(bias, a, b, beta, alpha).
void addedProductRule(Call& call) {
  if (!multiplyByParameter(call, 1, call.tensor(0))) call.lockAll();
}

// matmul, mm and bmm; baddbmm has an addend before them.
void matrixProductRule(Call& call) {
  const std::size_t first = call.name() == "baddbmm" ? 1 : 0;
  if (first == 0 && multiplyByParameter(call, 0, {})) return;
  const at::Tensor a = call.tensor(first), b = call.tensor(first + 1);
  if (!a.defined() || !b.defined() || a.dim() < 2 || b.dim() < 2) return call.lockAll();
  contract(call, operandOf(call, a, batched(a.dim(), "IK")), operandOf(call, b, batched(b.dim(), "KJ")),
           batched(call.output().dim(), "IJ"));
  if (first == 0 || !call.tensor(0).defined()) return;
  call.tracer.lock(call.tensor(0), call.because());
  if (call.labels(0).defined() || call.traced(0).elements.defined()) call.tracer.lock(call.output(), call.because());
}

void einsumRule(Call& call) {
  std::string equation = call.input(0).toStringRef();
  std::erase(equation, ' ');
  const auto operands = tensorsIn(call.input(1));
  const auto comma = equation.find(','), arrow = equation.find("->");
  const bool isPlain = operands.size() == 2 && comma != std::string::npos && arrow != std::string::npos &&
                       equation.find('.') == std::string::npos;
  if (!isPlain) return call.lockAll();
  const std::string a = equation.substr(0, comma), b = equation.substr(comma + 1, arrow - comma - 1);
  contract(call, operandOf(call, operands[0], a), operandOf(call, operands[1], b), equation.substr(arrow + 2));
}

// scaled_dot_product_attention(query, key, value, mask, dropout, causal, scale): two products and a softmax between
// them.
void scaledAttentionRule(Call& call) {
  const at::Tensor query = call.tensor(0), key = call.tensor(1), value = call.tensor(2);
  if (call.inputCount() < 7 || (call.tensor(3).defined() && !varyingDims(call.labels(3)).empty()))
    return call.lockAll();
  Operand q = operandOf(call, query, batched(query.dim(), "IK")), k = operandOf(call, key, batched(key.dim(), "JK"));
  Operand v = operandOf(call, value, batched(value.dim(), "JV"));
  for (Operand* operand : {&q, &k})
    if (operand->channels != 'K' && operand->channels != 0) hold(call, *operand);
  if (v.channels != 'V' && v.channels != 0) hold(call, v);
  if (q.channels != 0 && call.input(6).isNone())
    call.fix(6, 1 / std::sqrt(static_cast<double>(query.size(-1))), q.along);
  const std::int64_t macs = multiplications(q, k);
  join(call, q, k, true);
  join(call, k, q, true);
  call.tracer.addProduct(macs, q.along);
  call.tracer.addProduct(macs / query.size(-1) * value.size(-1), v.along);
  if (v.channels != 0) call.set(spread(v.along, call.output().dim() - 1, call.output().sizes()), v.traced.vanishes);
}

}  // namespace cleanai
