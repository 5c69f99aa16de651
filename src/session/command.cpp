// CommandQueue: out of line, since destroying a vector of all commands is much code to compile wherever one is pushed.
#include "xylem/session/command.h"

namespace xylem::session {

CommandQueue::CommandQueue() = default;
CommandQueue::~CommandQueue() = default;

void CommandQueue::push(Command command) { commands_.push_back(std::move(command)); }
std::vector<Command> CommandQueue::take() { return std::exchange(commands_, {}); }
bool CommandQueue::empty() const { return commands_.empty(); }

}  // namespace xylem::session
