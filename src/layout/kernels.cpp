// Kernels: written once for vectors of any width; Highway compiles them for every instruction set and picks at run
// time.
#include "layout/kernels.h"

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
HWY_INLINE Vector inverse_root(Vector v) {
  const hn::RebindToSigned<Wide> whole;
  const auto bits = hn::Sub(hn::Set(whole, 0x5F1FFFF9), hn::ShiftRight<1>(hn::BitCast(whole, v)));
  const Vector guess = hn::BitCast(kWide, bits);
  const Vector off = hn::Sub(hn::Set(kWide, 2.38924456F), hn::Mul(v, hn::Mul(guess, guess)));
  return hn::Mul(hn::Mul(guess, hn::Set(kWide, 0.703952253F)), off);
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
    const Vector root = inverse_root(hn::Add(squared, soft));
    const Vector root2 = hn::Mul(root, root);
    Vector w = hn::Mul(mass, root2);
    if constexpr (kPower == 3) w = hn::Mul(w, root);
    if constexpr (kPower == 4) w = hn::Mul(w, root2);
    w = hn::IfThenElseZero(hn::Gt(squared, hn::Zero(kWide)), w);
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
  const std::size_t lanes = hn::Lanes(kWide);
  const Vector soft = hn::Set(kWide, softness);
  std::size_t i = 0;
  for (; i + lanes < count; i += 2 * lanes) {
    Lane first(x + i, y + i);
    Lane second(x + i + lanes, y + i + lanes);
    for (std::size_t j = 0; j < sources.count; ++j) {
      const Vector source_x = hn::Set(kWide, sources.x[j]);
      const Vector source_y = hn::Set(kWide, sources.y[j]);
      const Vector mass = hn::Set(kWide, sources.mass[j]);
      first.add<kPower>(source_x, source_y, mass, soft);
      second.add<kPower>(source_x, source_y, mass, soft);
    }
    first.store(out, i);
    second.store(out, i + lanes);
  }
  for (; i < count; i += lanes) {
    Lane only(x + i, y + i);
    for (std::size_t j = 0; j < sources.count; ++j) {
      only.add<kPower>(hn::Set(kWide, sources.x[j]), hn::Set(kWide, sources.y[j]), hn::Set(kWide, sources.mass[j]),
                       soft);
    }
    only.store(out, i);
  }
}

void push(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  if (law.power == 2) return sum<2>(law.soft, sources, x, y, count, out);
  if (law.power == 3) return sum<3>(law.soft, sources, x, y, count, out);
  return sum<4>(law.soft, sources, x, y, count, out);
}

void pull(Attraction law, const float* weight, float* dx, float* dy, float* stiffness, std::size_t count) {
  const Vector linear = hn::Set(kWide, law.linear);
  const Vector quadratic = hn::Set(kWide, law.quadratic);
  const Vector near = hn::Set(kWide, law.near);
  const Vector rest = hn::Set(kWide, law.rest);
  const Vector one = hn::Set(kWide, 1.0F);
  const Vector tiny = hn::Set(kWide, 1e-12F);
  for (std::size_t i = 0; i < count; i += hn::Lanes(kWide)) {
    const Vector x = hn::LoadU(kWide, dx + i);
    const Vector y = hn::LoadU(kWide, dy + i);
    const Vector squared = hn::Add(hn::Mul(x, x), hn::Mul(y, y));
    const Vector root = inverse_root(hn::Add(squared, tiny));
    const Vector far = hn::Add(linear, hn::Mul(quadratic, hn::Mul(squared, root)));
    const Vector close = hn::Sub(hn::Div(near, hn::Add(one, squared)), hn::Mul(rest, root));
    const Vector w = hn::Mul(hn::LoadU(kWide, weight + i), hn::Add(far, close));
    hn::StoreU(hn::Mul(w, x), kWide, dx + i);
    hn::StoreU(hn::Mul(w, y), kWide, dy + i);
    hn::StoreU(w, kWide, stiffness + i);
  }
}

void stretch(float body_x, float body_y, const float* weight, const float* weight_length, const float* x,
             const float* y, std::size_t count, float* force_x, float* force_y) {
  const Vector to_x = hn::Set(kWide, body_x);
  const Vector to_y = hn::Set(kWide, body_y);
  const Vector tiny = hn::Set(kWide, 1e-12F);
  for (std::size_t i = 0; i < count; i += hn::Lanes(kWide)) {
    const Vector dx = hn::Sub(to_x, hn::LoadU(kWide, x + i));
    const Vector dy = hn::Sub(to_y, hn::LoadU(kWide, y + i));
    const Vector squared = hn::Add(hn::Mul(dx, dx), hn::Mul(dy, dy));
    const Vector root = inverse_root(hn::Add(squared, tiny));
    const Vector w = hn::Sub(hn::LoadU(kWide, weight + i), hn::Mul(hn::LoadU(kWide, weight_length + i), root));
    hn::StoreU(hn::Add(hn::LoadU(kWide, force_x + i), hn::Mul(w, dx)), kWide, force_x + i);
    hn::StoreU(hn::Add(hn::LoadU(kWide, force_y + i), hn::Mul(w, dy)), kWide, force_y + i);
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
HWY_EXPORT(pull);
HWY_EXPORT(stretch);
HWY_EXPORT(name);

}  // namespace

void push_apart(Repulsion law, const Bodies& sources, const float* x, const float* y, std::size_t count, Pushes out) {
  HWY_DYNAMIC_DISPATCH(push)(law, sources, x, y, count, out);
}

void pull_together(Attraction law, const float* weight, float* dx, float* dy, float* stiffness, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(pull)(law, weight, dx, dy, stiffness, count);
}

void stretch_to(float body_x, float body_y, const float* weight, const float* weight_length, const float* x,
                const float* y, std::size_t count, float* force_x, float* force_y) {
  HWY_DYNAMIC_DISPATCH(stretch)(body_x, body_y, weight, weight_length, x, y, count, force_x, force_y);
}

const char* instruction_set() { return HWY_DYNAMIC_DISPATCH(name)(); }

}  // namespace xylem::layout
#endif
