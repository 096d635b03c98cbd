// The sessions of a store, lent one by one.
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/session.hpp"

namespace parcours::store {

class Pool;

// A session lent to one thread. Given back when this goes: what it left open is rolled back, and a broken one is thrown
// away.
class Lease {
 public:
  Lease(Pool& pool, std::unique_ptr<Session> session, std::uint64_t generation)
      : pool_(&pool), session_(std::move(session)), generation_(generation) {}
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease();
  Session& operator*() const { return *session_; }
  Session* operator->() const { return session_.get(); }

 private:
  Pool* pool_;
  std::unique_ptr<Session> session_;
  std::uint64_t generation_;
};

// At most `most` sessions, opened when asked for. When one turns out broken, all that are idle are thrown away with it:
// they went to the same server. Threads: any.
class Pool {
 public:
  Pool(const Driver& driver, StatementCounters& counters, std::size_t limit, std::chrono::milliseconds patience)
      : driver_(driver), counters_(counters), limit_(limit), patience_(patience) {}
  // Throws DatabaseError: busy when none comes free within the patience, whatever connecting throws.
  Lease lease();

 private:
  friend class Lease;
  std::unique_ptr<Session> take();  // an idle one, or null when a new one is to be made
  void give_back(std::unique_ptr<Session> session, std::uint64_t generation) noexcept;

  const Driver& driver_;
  StatementCounters& counters_;
  const std::size_t limit_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Session>> idle_;
  std::size_t lent_ = 0;
  std::uint64_t generation_ = 0;
};

// Lets one thread in at a time; the thread that is in may enter again.
class Gate {
 public:
  explicit Gate(std::chrono::milliseconds patience) : patience_(patience) {}
  void enter();  // throws DatabaseError (busy) when the one inside stays longer than the patience
  void leave();
  bool is_inside();  // this thread

 private:
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::thread::id inside_;
  int depth_ = 0;
};

// Inside a gate as long as it lives.
class GateLock {
 public:
  explicit GateLock(Gate& gate) : gate_(&gate) { gate.enter(); }
  GateLock(const GateLock&) = delete;
  GateLock& operator=(const GateLock&) = delete;
  ~GateLock() { gate_->leave(); }

 private:
  Gate* gate_;
};

}  // namespace parcours::store
