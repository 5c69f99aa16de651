// Pulls: rows cut into pieces, sorted by length within a block, eight side by side.
#include "layout/pulls.h"

#include <algorithm>
#include <array>

namespace xylem::layout {
namespace {

constexpr std::uint32_t kBlock = 1024;  // nodes that one worker takes at a time

}  // namespace

Pulls::Pulls(const Level& level, jobs::Crew& crew, bool alike) : crew_(crew), nodes_(level.size()) {
  targets_.reserve(level.targets.size() + level.targets.size() / 8);
  weights_.reserve(targets_.capacity());
  std::vector<Piece> pieces;
  for (std::uint32_t begin = 0; begin < nodes_; begin += kBlock) {
    pieces.clear();
    const auto end = std::min(static_cast<std::uint32_t>(nodes_), begin + kBlock);
    for (std::uint32_t node = begin; node < end; ++node) {
      for (std::uint32_t first = level.offsets[node]; first < level.offsets[node + 1]; first += kLongestRow) {
        pieces.push_back(
            {node, first, std::min(static_cast<std::uint32_t>(kLongestRow), level.offsets[node + 1] - first)});
      }
    }
    std::ranges::stable_sort(pieces, std::ranges::greater{}, &Piece::length);
    store(level, pieces, alike);
    block_starts_.push_back(static_cast<std::uint32_t>(slices_.size()));
  }
  spots_.resize(nodes_);
  for (auto* array : {&x_, &y_, &stiffness_}) array->assign(nodes_ + kPadding, 0.0F);
}

void Pulls::store(const Level& level, std::span<Piece> pieces, bool alike) {
  for (std::size_t p = 0; p < pieces.size(); p += kRowsTogether) {
    const auto together = pieces.subspan(p, std::min(kRowsTogether, pieces.size() - p));
    const std::uint32_t length = together.front().length;
    const auto first = static_cast<std::uint32_t>(targets_.size());
    slices_.push_back({first, length});
    targets_.resize(first + kRowsTogether * length);
    weights_.resize(targets_.size(), 0.0F);
    for (std::size_t row = 0; row < kRowsTogether; ++row) {
      const Piece& piece = together[std::min(row, together.size() - 1)];
      who_.push_back(piece.node);
      const std::uint32_t own = row < together.size() ? piece.length : 0;
      for (std::uint32_t k = 0; k < length; ++k) {
        const std::size_t at = first + k * kRowsTogether + row;
        targets_[at] = k < own ? level.targets[piece.first + k] : piece.node;
        if (k < own) weights_[at] = alike ? 1.0F : level.weights[piece.first + k];
      }
    }
  }
}

void Pulls::work_out_block(std::size_t block, Attraction law) {
  std::array<float, kRowsTogether> fx;         // NOLINT: written before they are read
  std::array<float, kRowsTogether> fy;         // NOLINT
  std::array<float, kRowsTogether> stiffness;  // NOLINT
  const auto begin = static_cast<std::ptrdiff_t>(block * kBlock);
  const auto end = static_cast<std::ptrdiff_t>(std::min(nodes_, (block + 1) * kBlock));
  for (auto* array : {&x_, &y_, &stiffness_}) std::fill(array->begin() + begin, array->begin() + end, 0.0F);
  for (std::uint32_t s = block_starts_[block]; s < block_starts_[block + 1]; ++s) {
    const Slice slice = slices_[s];
    const std::uint32_t* const nodes = &who_[s * kRowsTogether];
    pull_rows(law, {nodes, &targets_[slice.first], &weights_[slice.first], slice.length}, spots_.data(),
              {fx.data(), fy.data(), stiffness.data()});
    for (std::size_t row = 0; row < kRowsTogether; ++row) {
      x_[nodes[row]] += fx[row];
      y_[nodes[row]] += fy[row];
      stiffness_[nodes[row]] += stiffness[row];
    }
  }
}

void Pulls::work_out(const Places& places, Attraction law) {
  for (std::size_t i = 0; i < nodes_; ++i) spots_[i] = {places.x[i], places.y[i]};
  crew_.each(block_starts_.size() - 1, [&](std::size_t block, std::size_t) { work_out_block(block, law); });
}

}  // namespace xylem::layout
