// Kernels: written once for vectors of any width; Highway compiles them for every instruction set and picks at run
// time.
#include "layout/kernels.h"

#include <array>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "layout/kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace xylem::layout::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Wide = hn::ScalableTag<float>;
using Vector = hn::Vec<Wide>;

constexpr Wide kWide;

/// 1 / sqrt(v) within 0.07 %, alike on all processors (Moroz, Walczyk, Hrynchyshyn, Holimath, Cieslinski 2018).
template <class Tag>
HWY_INLINE hn::Vec<Tag> inverse_root(Tag tag, hn::Vec<Tag> v) {
  const hn::RebindToSigned<Tag> whole;
  const auto bits = hn::Sub(hn::Set(whole, 0x5F1FFFF9), hn::ShiftRight<1>(hn::BitCast(whole, v)));
  const auto guess = hn::BitCast(tag, bits);
  const auto off = hn::Sub(hn::Set(tag, 2.38924456F), hn::Mul(v, hn::Mul(guess, guess)));
  return hn::Mul(hn::Mul(guess, hn::Set(tag, 0.703952253F)), off);
}

/// 1 / v within 0.19 %, alike on all processors: a line through the bits, then one step of Newton's with constants that
/// spread the error evenly.
template <class Tag>
HWY_INLINE hn::Vec<Tag> inverse(Tag tag, hn::Vec<Tag> v) {
  const hn::RebindToSigned<Tag> whole;
  const auto guess = hn::BitCast(tag, hn::Sub(hn::Set(whole, 0x7EF50800), hn::BitCast(whole, v)));
  return hn::Mul(guess, hn::Sub(hn::Set(tag, 2.00185F), hn::Mul(v, guess)));
}

/// What two bodies do to one another per unit of their masses, from the square of their distance.
template <int kPower>
HWY_INLINE Vector push_at(Vector squared, Vector soft) {
  if constexpr (kPower == 4) {
    const Vector one = inverse(kWide, hn::Add(squared, soft));
    return hn::Mul(one, one);
  } else {
    const Vector root = inverse_root(kWide, hn::Add(squared, soft));
    const Vector root2 = hn::Mul(root, root);
    return kPower == 3 ? hn::Mul(root2, root) : root2;
  }
}

/// The points of one vector and what has been summed up for them.
struct Lane {
  Vector x, y;
  Vector force_x = hn::Zero(kWide), force_y = hn::Zero(kWide), stiffness = hn::Zero(kWide);

  HWY_INLINE Lane(const float* from_x, const float* from_y)
      : x(hn::LoadU(kWide, from_x)), y(hn::LoadU(kWide, from_y)) {}

  template <int kPower>
  HWY_INLINE void add(Vector source_x, Vector source_y, Vector mass, Vector soft) {
    const Vector dx = hn::Sub(x, source_x);
    const Vector dy = hn::Sub(y, source_y);
    const Vector squared = hn::Add(hn::Mul(dx, dx), hn::Mul(dy, dy));
    const Vector push = hn::Mul(mass, push_at<kPower>(squared, soft));
    const Vector w = hn::IfThenElseZero(hn::Gt(squared, hn::Zero(kWide)), push);
    force_x = hn::Add(force_x, hn::Mul(w, dx));
    force_y = hn::Add(force_y, hn::Mul(w, dy));
    stiffness = hn::Add(stiffness, w);
  }
  HWY_INLINE void store(Pushes out, std::size_t at) const {
    hn::StoreU(force_x, kWide, out.x + at);
    hn::StoreU(force_y, kWide, out.y + at);
    hn::StoreU(stiffness, kWide, out.stiffness + at);
  }
};

template <int kPower>
void sum(float softness, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  const Vector soft = hn::Set(kWide, softness);
  for (std::size_t i = 0; i < count; i += hn::Lanes(kWide)) {
    Lane lane(x + i, y + i);
    for (std::size_t j = 0; j < sources.count; ++j) {
      lane.add<kPower>(hn::Set(kWide, sources.x[j]), hn::Set(kWide, sources.y[j]), hn::Set(kWide, sources.mass[j]),
                       soft);
    }
    lane.store(out, i);
  }
}

void push(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  if (law.power == 2) return sum<2>(law.soft, sources, x, y, count, out);
  if (law.power == 3) return sum<3>(law.soft, sources, x, y, count, out);
  return sum<4>(law.soft, sources, x, y, count, out);
}

/// Two vectors of points at a time, so that one waits while the other is worked out.
template <int kPower, class EachSource>
HWY_INLINE void sum_pairs(float softness, const float* x, const float* y, const EachSource& each_source, Pushes out) {
  const std::size_t lanes = hn::Lanes(kWide);
  const Vector soft = hn::Set(kWide, softness);
  std::size_t i = 0;
  for (; i + 2 * lanes <= kCrowdSize; i += 2 * lanes) {
    Lane one(x + i, y + i);
    Lane two(x + i + lanes, y + i + lanes);
    each_source([&](const Bodies& bodies, std::size_t j) HWY_ATTR {
      const Vector source_x = hn::Set(kWide, bodies.x[j]);
      const Vector source_y = hn::Set(kWide, bodies.y[j]);
      const Vector mass = hn::Set(kWide, bodies.mass[j]);
      one.add<kPower>(source_x, source_y, mass, soft);
      two.add<kPower>(source_x, source_y, mass, soft);
    });
    one.store(out, i);
    two.store(out, i + lanes);
  }
  if (i < kCrowdSize) {
    Lane only(x, y);
    each_source([&](const Bodies& bodies, std::size_t j) HWY_ATTR {
      only.add<kPower>(hn::Set(kWide, bodies.x[j]), hn::Set(kWide, bodies.y[j]), hn::Set(kWide, bodies.mass[j]), soft);
    });
    only.store(out, i);
  }
}

template <int kPower>
void sum_crowd(float softness, const float* x, const float* y, const Bodies& boxes, std::span<const std::uint32_t> far,
               const Bodies& points, std::span<const std::uint32_t> near, Pushes out) {
  const auto each_source = [&](const auto& add) HWY_ATTR {
    for (const std::uint32_t box : far) add(boxes, box);
    for (const std::uint32_t other : near) {
      const std::size_t first = std::size_t{other} * kCrowdSize;
      for (std::size_t j = first; j < first + kCrowdSize; ++j) add(points, j);
    }
  };
  sum_pairs<kPower>(softness, x, y, each_source, out);
}

void crowd(Repulsion law, const float* x, const float* y, const Bodies& boxes, std::span<const std::uint32_t> far,
           const Bodies& points, std::span<const std::uint32_t> near, Pushes out) {
  if (law.power == 2) return sum_crowd<2>(law.soft, x, y, boxes, far, points, near, out);
  if (law.power == 3) return sum_crowd<3>(law.soft, x, y, boxes, far, points, near, out);
  return sum_crowd<4>(law.soft, x, y, boxes, far, points, near, out);
}

/// Vectors of at most kRowsTogether numbers, one for each node.
using Few = hn::CappedTag<float, kRowsTogether>;
using FewVector = hn::Vec<Few>;

/// What a tie of weight 1 does for each unit of its length, from the square of that.
template <bool kRoot, bool kNear, class Tag>
HWY_INLINE hn::Vec<Tag> pull_at(Tag tag, Attraction law, hn::Vec<Tag> squared) {
  auto at = hn::Set(tag, law.linear);
  if constexpr (kRoot) {
    const auto root = inverse_root(tag, hn::Add(squared, hn::Set(tag, 1e-12F)));
    const auto apart = hn::Sub(hn::Mul(hn::Set(tag, law.quadratic), squared), hn::Set(tag, law.rest));
    at = hn::Add(at, hn::Mul(apart, root));
  }
  if constexpr (kNear) {
    at = hn::Add(at, hn::Mul(hn::Set(tag, law.near), inverse(tag, hn::Add(hn::Set(tag, 1.0F), squared))));
  }
  return at;
}

void pull_each(Attraction law, const float* weight, float* dx, float* dy, float* stiffness, std::size_t count) {
  for (std::size_t i = 0; i < count; i += hn::Lanes(kWide)) {
    const Vector x = hn::LoadU(kWide, dx + i);
    const Vector y = hn::LoadU(kWide, dy + i);
    const Vector squared = hn::Add(hn::Mul(x, x), hn::Mul(y, y));
    const Vector w = hn::Mul(hn::LoadU(kWide, weight + i), pull_at<true, true>(kWide, law, squared));
    hn::StoreU(hn::Mul(w, x), kWide, dx + i);
    hn::StoreU(hn::Mul(w, y), kWide, dy + i);
    hn::StoreU(w, kWide, stiffness + i);
  }
}

template <bool kRoot, bool kNear>
void pull_with(Attraction law, const Rows& rows, const Spot* spots, Pushes out) {
  constexpr Few few;
  HWY_ALIGN std::array<float, 2 * kRowsTogether * kLongestRow> ends;  // NOLINT: written before it is read
  HWY_ALIGN std::array<float, 2 * kRowsTogether> starts;              // NOLINT
  for (std::size_t i = 0; i < kRowsTogether; ++i) std::memcpy(&starts[2 * i], &spots[rows.nodes[i]], sizeof(Spot));
  const std::size_t count = kRowsTogether * rows.length;
  for (std::size_t i = 0; i < count; ++i) std::memcpy(&ends[2 * i], &spots[rows.targets[i]], sizeof(Spot));
  for (std::size_t row = 0; row < kRowsTogether; row += hn::Lanes(few)) {
    FewVector at_x, at_y;
    hn::LoadInterleaved2(few, &starts[2 * row], at_x, at_y);
    FewVector force_x = hn::Zero(few);
    FewVector force_y = hn::Zero(few);
    FewVector stiffness = hn::Zero(few);
    for (std::size_t i = row; i < count; i += kRowsTogether) {
      FewVector to_x, to_y;
      hn::LoadInterleaved2(few, &ends[2 * i], to_x, to_y);
      const FewVector dx = hn::Sub(to_x, at_x);
      const FewVector dy = hn::Sub(to_y, at_y);
      const FewVector squared = hn::Add(hn::Mul(dx, dx), hn::Mul(dy, dy));
      const FewVector w = hn::Mul(hn::LoadU(few, rows.weights + i), pull_at<kRoot, kNear>(few, law, squared));
      force_x = hn::Add(force_x, hn::Mul(w, dx));
      force_y = hn::Add(force_y, hn::Mul(w, dy));
      stiffness = hn::Add(stiffness, w);
    }
    hn::StoreU(force_x, few, out.x + row);
    hn::StoreU(force_y, few, out.y + row);
    hn::StoreU(stiffness, few, out.stiffness + row);
  }
}

void pull(Attraction law, const Rows& rows, const Spot* spots, Pushes out) {
  const bool root = law.quadratic != 0.0F || law.rest != 0.0F;
  const bool near = law.near != 0.0F;
  if (root && near) return pull_with<true, true>(law, rows, spots, out);
  if (near) return pull_with<false, true>(law, rows, spots, out);
  return pull_with<true, false>(law, rows, spots, out);
}

void move(const Stride& stride, const Pushed& pulls, const Pushed& pushes, const float* mass, std::size_t count,
          float* velocity_x, float* velocity_y, float* x, float* y) {
  const Vector momentum = hn::Set(kWide, stride.momentum);
  const Vector strength = hn::Set(kWide, stride.strength);
  const Vector most = hn::Set(kWide, stride.limit);
  const Vector one = hn::Set(kWide, 1.0F);
  const Vector tiny = hn::Set(kWide, 1e-12F);
  for (std::size_t i = 0; i < count; i += hn::Lanes(kWide)) {
    const Vector push = hn::Mul(strength, hn::LoadU(kWide, mass + i));
    const Vector stiffness =
        hn::Add(hn::LoadU(kWide, pulls.stiffness + i), hn::Mul(push, hn::LoadU(kWide, pushes.stiffness + i)));
    const Vector scale = hn::Div(one, hn::Add(stiffness, tiny));
    const auto speed = [&](const float* velocity, const float* pull, const float* by) HWY_ATTR {
      const Vector force = hn::Add(hn::LoadU(kWide, pull + i), hn::Mul(push, hn::LoadU(kWide, by + i)));
      return hn::Add(hn::Mul(momentum, hn::LoadU(kWide, velocity + i)), hn::Mul(scale, force));
    };
    const Vector vx = speed(velocity_x, pulls.x, pushes.x);
    const Vector vy = speed(velocity_y, pulls.y, pushes.y);
    const Vector limit = stride.freedom == nullptr ? most : hn::Mul(most, hn::LoadU(kWide, stride.freedom + i));
    const Vector slower = hn::Mul(limit, inverse_root(kWide, hn::Add(hn::Add(hn::Mul(vx, vx), hn::Mul(vy, vy)), tiny)));
    const Vector share = hn::Min(one, slower);
    const Vector by_x = hn::Mul(share, vx);
    const Vector by_y = hn::Mul(share, vy);
    hn::StoreU(by_x, kWide, velocity_x + i);
    hn::StoreU(by_y, kWide, velocity_y + i);
    hn::StoreU(hn::Add(hn::LoadU(kWide, x + i), by_x), kWide, x + i);
    hn::StoreU(hn::Add(hn::LoadU(kWide, y + i), by_y), kWide, y + i);
  }
}

void stretch(const Anchors& anchors, const float* x, const float* y, std::size_t count, float* force_x,
             float* force_y) {
  constexpr hn::RebindToUnsigned<Wide> whole;
  const Vector tiny = hn::Set(kWide, 1e-12F);
  const auto upper = hn::Set(whole, 0xFFFF0000U);
  for (std::size_t i = 0; i < count; i += hn::Lanes(kWide)) {
    const Vector at_x = hn::LoadU(kWide, x + i);
    const Vector at_y = hn::LoadU(kWide, y + i);
    Vector fx = hn::LoadU(kWide, force_x + i);
    Vector fy = hn::LoadU(kWide, force_y + i);
    for (std::size_t k = 0; k < kAnchors; ++k) {
      if (anchors.springs[k] == nullptr) break;
      const Vector dx = hn::Sub(hn::Set(kWide, anchors.x[k]), at_x);
      const Vector dy = hn::Sub(hn::Set(kWide, anchors.y[k]), at_y);
      const Vector squared = hn::Add(hn::Mul(dx, dx), hn::Mul(dy, dy));
      const Vector root = inverse_root(kWide, hn::Add(squared, tiny));
      const auto spring = hn::LoadU(whole, anchors.springs[k] + i);
      const Vector weight = hn::BitCast(kWide, hn::And(spring, upper));
      const Vector weight_length = hn::BitCast(kWide, hn::ShiftLeft<16>(spring));
      const Vector w = hn::Sub(weight, hn::Mul(weight_length, root));
      fx = hn::Add(fx, hn::Mul(w, dx));
      fy = hn::Add(fy, hn::Mul(w, dy));
    }
    hn::StoreU(fx, kWide, force_x + i);
    hn::StoreU(fy, kWide, force_y + i);
  }
}

const char* name() { return hwy::TargetName(HWY_TARGET); }

}  // namespace
}  // namespace xylem::layout::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace xylem::layout {
namespace {

HWY_EXPORT(push);
HWY_EXPORT(crowd);
HWY_EXPORT(pull);
HWY_EXPORT(pull_each);
HWY_EXPORT(move);
HWY_EXPORT(stretch);
HWY_EXPORT(name);

}  // namespace

void push_apart(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  HWY_DYNAMIC_DISPATCH(push)(law, sources, x, y, count, out);
}

void push_crowd(Repulsion law, const float* x, const float* y, const Bodies& boxes, std::span<const std::uint32_t> far,
                const Bodies& points, std::span<const std::uint32_t> near, Pushes out) {
  HWY_DYNAMIC_DISPATCH(crowd)(law, x, y, boxes, far, points, near, out);
}

void pull_together(Attraction law, const float* weight, float* dx, float* dy, float* stiffness, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(pull_each)(law, weight, dx, dy, stiffness, count);
}

void pull_rows(Attraction law, const Rows& rows, const Spot* spots, Pushes out) {
  HWY_DYNAMIC_DISPATCH(pull)(law, rows, spots, out);
}

void move_on(const Stride& stride, const Pushed& pulls, const Pushed& pushes, const float* mass, std::size_t count,
             float* velocity_x, float* velocity_y, float* x, float* y) {
  HWY_DYNAMIC_DISPATCH(move)(stride, pulls, pushes, mass, count, velocity_x, velocity_y, x, y);
}

void stretch_to(const Anchors& anchors, const float* x, const float* y, std::size_t count, float* force_x,
                float* force_y) {
  HWY_DYNAMIC_DISPATCH(stretch)(anchors, x, y, count, force_x, force_y);
}

const char* instruction_set() { return HWY_DYNAMIC_DISPATCH(name)(); }

}  // namespace xylem::layout
#endif
