// The sessions of a store, and the gate that lets one writer in.
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/session.hpp"

namespace parcours::store {

class Pool;

// A session that is lent to one thread. The destructor rolls back an open transaction and returns the session to the
// pool, which closes a broken one. Must not outlive the pool.
class Lease {
 public:
  Lease(Pool& pool, std::unique_ptr<Session> session, std::uint64_t generation)
      : pool_(&pool), session_(std::move(session)), generation_(generation) {}
  // The lease that was moved from has no session.
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease();
  Session& operator*() const { return *session_; }
  Session* operator->() const { return session_.get(); }

 private:
  Pool* pool_;
  std::unique_ptr<Session> session_;
  std::uint64_t generation_;  // of the pool when it lent the session
};

// At most `limit` sessions, opened on demand. When one is broken, all idle ones are closed, since they went to the same
// server. Threads: any.
class Pool {
 public:
  Pool(const Driver& driver, StatementCounters& counters, std::size_t limit, std::chrono::milliseconds patience)
      : driver_(driver), counters_(counters), limit_(limit), patience_(patience) {}
  // A session of the calling thread, until the lease is destroyed. It waits while all sessions are lent.
  // Throws DatabaseError: busy when no session is free within `patience`; the errors of connecting.
  Lease lease();

 private:
  friend class Lease;
  std::unique_ptr<Session> take();  // an idle one, or null
  // Takes a session of an older generation out of use. A null session only frees its place.
  void give_back(std::unique_ptr<Session> session, std::uint64_t generation) noexcept;

  const Driver& driver_;         // outlives the pool
  StatementCounters& counters_;  // outlives the pool
  const std::size_t limit_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable freed_;  // a session has come back
  std::vector<std::unique_ptr<Session>> idle_;
  std::size_t lent_ = 0;
  std::uint64_t generation_ = 0;  // grows with each broken session
};

// Lets one thread in at a time. The thread that is in may enter again, and leaves as often as it entered.
// Threads: any.
class Gate {
 public:
  explicit Gate(std::chrono::milliseconds patience) : patience_(patience) {}
  // Throws DatabaseError (busy) after `patience`. Its text names what the thread that is in does, and since when.
  void enter();
  void leave();                      // the thread that is in
  bool is_inside();                  // whether this thread is
  void describe(std::string doing);  // the thread that is in: what it does, as "action 'p2.triage'"

 private:
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::thread::id inside_;                       // while `depth_` is above 0
  int depth_ = 0;                                // how often that thread has entered
  std::string doing_;                            // what that thread does; empty: not described
  std::chrono::steady_clock::time_point since_;  // when it entered first
};

// Enters a gate, and leaves it in the destructor. The same thread destroys it. Must not outlive the gate.
class GateLock {
 public:
  // Throws DatabaseError (busy) as Gate::enter() does.
  explicit GateLock(Gate& gate) : gate_(&gate) { gate.enter(); }
  GateLock(const GateLock&) = delete;
  GateLock& operator=(const GateLock&) = delete;
  ~GateLock() { gate_->leave(); }
  void describe(std::string doing) { gate_->describe(std::move(doing)); }  // as Gate

 private:
  Gate* gate_;
};

}  // namespace parcours::store
