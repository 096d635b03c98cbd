#include "store/pool.hpp"

#include <fmt/format.h>

namespace parcours::store {

Lease::~Lease() {
  if (session_) pool_->give_back(std::move(session_), generation_);
}

Lease Pool::lease() {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, patience_, [&] { return lent_ < limit_; }))
    throw DatabaseError{Failure::busy,
                        fmt::format("none of {} sessions was free for {} ms", limit_, patience_.count())};
  ++lent_;
  const auto generation = generation_;
  auto session = take();
  lock.unlock();
  if (session) return Lease(*this, std::move(session), generation);
  try {
    return Lease(*this, std::make_unique<Session>(driver_, counters_), generation);
  } catch (...) {
    give_back(nullptr, generation);
    throw;
  }
}

std::unique_ptr<Session> Pool::take() {
  if (idle_.empty()) return nullptr;
  auto session = std::move(idle_.back());
  idle_.pop_back();
  return session;
}

void Pool::give_back(std::unique_ptr<Session> session, std::uint64_t generation) noexcept {
  try {
    if (session && session->in_transaction()) session->roll_back();
  } catch (const DatabaseError&) {
    session.reset();
  }
  std::vector<std::unique_ptr<Session>> dropped;
  std::lock_guard lock(mutex_);
  --lent_;
  if (session && session->broken()) {
    ++generation_;
    dropped.swap(idle_);
  } else if (session && !session->needs_replacement() && !session->for_one_reader() && generation == generation_) {
    idle_.push_back(std::move(session));
  }
  freed_.notify_one();
}

void Gate::enter() {
  std::unique_lock lock(mutex_);
  const auto mine = [&] { return depth_ == 0 || inside_ == std::this_thread::get_id(); };
  if (!left_.wait_for(lock, patience_, mine)) {
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since_);
    throw DatabaseError{Failure::busy, fmt::format("{} has been writing for {} ms",
                                                   doing_.empty() ? "another command" : doing_, since.count())};
  }
  if (depth_++ > 0) return;
  inside_ = std::this_thread::get_id();
  since_ = std::chrono::steady_clock::now();
  doing_.clear();
}

void Gate::describe(std::string doing) {
  std::lock_guard lock(mutex_);
  doing_ = std::move(doing);
}

bool Gate::is_inside() {
  std::lock_guard lock(mutex_);
  return depth_ > 0 && inside_ == std::this_thread::get_id();
}

void Gate::leave() {
  std::lock_guard lock(mutex_);
  if (--depth_ == 0) left_.notify_one();
}

}  // namespace parcours::store
