#include "core/model/plain_attention.h"

#include <torch/csrc/jit/api/function_impl.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/jit.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Block;
using torch::jit::Graph;
using torch::jit::Node;
using torch::jit::Value;

// Inputs of aten::_native_multi_head_attention(query, key, value, embed_dim, num_head, qkv_weight, qkv_bias,
// proj_weight, proj_bias, mask, need_weights, average_attn_weights, mask_type).
constexpr std::size_t query = 0, key = 1, value = 2, heads = 4, qkvWeight = 5, qkvBias = 6, projWeight = 7,
                      projBias = 8, mask = 9, needWeights = 10;

bool isFused(const Node& node) {
  const std::string_view name = node.kind().toQualString();
  return name == "aten::_native_multi_head_attention" || name == "aten::_transformer_encoder_layer_fwd";
}

bool containsFused(const Block& block) {
  return std::any_of(block.nodes().begin(), block.nodes().end(), [](const Node* node) { return isFused(*node); });
}

// Makes a branch with fused attention one that is never taken. Its condition also says later on whether the fused
// result is there, so every reader of the condition learns of it.
bool takesPlainBranch(Graph& graph, Node& node) {
  if (node.kind() != c10::prim::If) return false;
  const bool first = containsFused(*node.blocks()[0]), second = containsFused(*node.blocks()[1]);
  if (first == second) return false;
  Value* condition = node.input(0);
  if (condition->node()->kind() == c10::prim::Constant) return false;
  const torch::jit::WithInsertPoint here(condition->node());
  condition->replaceAllUsesWith(graph.insertConstant(second));
  return true;
}

bool isConstantFalse(const Value& input) {
  const auto constant = torch::jit::toIValue(&input);
  return constant && constant->isBool() && !constant->toBool();
}

bool isPlainSelfAttention(const Node& node) {
  return std::string_view(node.kind().toUnqualString()) == "_native_multi_head_attention" &&
         node.input(query) == node.input(key) && node.input(query) == node.input(value) &&
         node.input(mask)->mustBeNone() && isConstantFalse(*node.input(needWeights)) &&
         node.output(1)->uses().empty() && torch::jit::toIValue(node.input(heads)).has_value();
}

// Attention (Vaswani 2017) over [N, tokens, width] in plain operators.
const char* const source = R"(
def attention(x: Tensor, heads: int, qkv_weight: Tensor, qkv_bias: Tensor, proj_weight: Tensor, proj_bias: Tensor):
    n, tokens, width = x.shape
    q, k, v = torch.linear(x, qkv_weight, qkv_bias).chunk(3, dim=-1)
    q = q.reshape(n, tokens, heads, width // heads).transpose(1, 2)
    k = k.reshape(n, tokens, heads, width // heads).transpose(1, 2)
    v = v.reshape(n, tokens, heads, width // heads).transpose(1, 2)
    weights = torch.softmax(torch.matmul(q, k.transpose(-2, -1)) * (width // heads) ** -0.5, dim=-1)
    y = torch.matmul(weights, v).transpose(1, 2).reshape(n, tokens, width)
    return torch.linear(y, proj_weight, proj_bias)
)";

void spellOut(Graph& graph, Node& node, Graph& plain) {
  const torch::jit::WithInsertPoint here(&node);
  const std::vector<Value*> inputs{node.input(query),   node.input(heads),      node.input(qkvWeight),
                                   node.input(qkvBias), node.input(projWeight), node.input(projBias)};
  const auto outputs = torch::jit::insertGraph(graph, plain, inputs);
  node.output(0)->replaceAllUsesWith(outputs.front());
  node.destroy();
}

}  // namespace

void spellOutAttention(torch::jit::Module& module) {
  auto graph = module.get_method("forward").graph();
  bool changed = false;
  for (Node* node : nodesInOrder(*graph)) changed = takesPlainBranch(*graph, *node) || changed;
  if (changed) torch::jit::ConstantPropagationImmutableTypes(graph);

  std::shared_ptr<torch::jit::CompilationUnit> unit;
  for (Node* node : nodesInOrder(*graph)) {
    if (!isFused(*node) || !isPlainSelfAttention(*node)) continue;
    if (!unit) unit = torch::jit::compile(source);
    spellOut(*graph, *node, *torch::jit::toGraphFunction(unit->get_function("attention")).graph());
    changed = true;
  }
  if (changed) torch::jit::EliminateDeadCode(graph);
}

}  // namespace cleanai
