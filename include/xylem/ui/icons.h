// The Material Icons that panels use, by what they mean here.
#pragma once

#include <array>

namespace xylem::ui::icons {

inline constexpr char32_t kSearch = U'\ue8b6';
inline constexpr char32_t kExport = U'\ue6b8';
inline constexpr char32_t kZoomIn = U'\ue8ff';
inline constexpr char32_t kZoomOut = U'\ue900';
inline constexpr char32_t kFit = U'\ue3c2';
inline constexpr char32_t kPin = U'\uf10d';
inline constexpr char32_t kArrange = U'\ue6dd';
inline constexpr char32_t kDown = U'\ue5cf';
inline constexpr char32_t kRight = U'\ue5cc';
inline constexpr char32_t kLeft = U'\ue5cb';
inline constexpr char32_t kClose = U'\ue5cd';
inline constexpr char32_t kAdd = U'\ue145';
inline constexpr char32_t kAddCircle = U'\ue148';
inline constexpr char32_t kCheck = U'\ue5ca';
inline constexpr char32_t kChecked = U'\ue834';
inline constexpr char32_t kUnchecked = U'\ue835';
inline constexpr char32_t kPaste = U'\ue14f';
inline constexpr char32_t kFolder = U'\ue2c8';
inline constexpr char32_t kFile = U'\ue24d';
inline constexpr char32_t kDelete = U'\ue92e';
inline constexpr char32_t kUndo = U'\ue166';
inline constexpr char32_t kRedo = U'\ue15a';
inline constexpr char32_t kTheme = U'\ue51c';
inline constexpr char32_t kArrow = U'\ue5c8';
inline constexpr char32_t kAscending = U'\ue5d8';
inline constexpr char32_t kDescending = U'\ue5db';
inline constexpr char32_t kWarning = U'\uf083';
inline constexpr char32_t kError = U'\ue001';
inline constexpr char32_t kInfo = U'\ue88f';
inline constexpr char32_t kLink = U'\ue157';
inline constexpr char32_t kBroken = U'\ue16f';
inline constexpr char32_t kLock = U'\ue897';
inline constexpr char32_t kHistory = U'\ue889';
inline constexpr char32_t kSave = U'\ue161';
inline constexpr char32_t kHome = U'\ue88a';
inline constexpr char32_t kText = U'\ue245';
inline constexpr char32_t kMotion = U'\ue9c0';
inline constexpr char32_t kFocus = U'\ue3b4';
inline constexpr char32_t kHub = U'\ue9f4';
inline constexpr char32_t kSelectAll = U'\ue162';
inline constexpr char32_t kPerson = U'\ue7fd';
inline constexpr char32_t kUp = U'\ue5ce';
inline constexpr char32_t kLens = U'\ue8f4';
inline constexpr char32_t kTrendDown = U'\ue8e3';
inline constexpr char32_t kTrendUp = U'\ue8e5';
inline constexpr char32_t kDay = U'\ue8b5';

inline constexpr std::array kPanels{
    kSearch, kExport,    kZoomIn,    kZoomOut,    kFit,       kPin,   kArrange,   kDown,   kRight,  kLeft, kClose,
    kAdd,    kAddCircle, kCheck,     kChecked,    kUnchecked, kPaste, kFolder,    kFile,   kDelete, kUndo, kRedo,
    kTheme,  kArrow,     kAscending, kDescending, kWarning,   kError, kInfo,      kLink,   kBroken, kLock, kHistory,
    kSave,   kHome,      kText,      kMotion,     kFocus,     kHub,   kSelectAll, kPerson, kUp,     kLens, kDay};

}  // namespace xylem::ui::icons
