#include "parcours/problem.hpp"

parcours::Checked<int> submit();
void send() { submit(); }
