// What each command does. Each answers how the program ends; what they throw (Error, Usage) is items by main.
#pragma once
#include "cli/request.hpp"
#include "cli/screen.hpp"

namespace parcours::cli {

// About workflows as files.
Exit lint(const Request& request, const Screen& screen);
Exit graph(const Request& request, const Screen& screen);
Exit test(const Request& request, const Screen& screen);

// About the language.
Exit schema(const Request& request, const Screen& screen);
Exit explain(const Request& request, const Screen& screen);
Exit eval(const Request& request, const Screen& screen);

// Of the operator.
Exit deploy(const Request& request, const Screen& screen);
Exit grant(const Request& request, const Screen& screen);
Exit migrate(const Request& request, const Screen& screen);
Exit list_plugins(const Request& request, const Screen& screen);
Exit verify(const Request& request, const Screen& screen);
Exit bilan(const Request& request, const Screen& screen);
Exit run_due(const Request& request, const Screen& screen);
Exit outbox(const Request& request, const Screen& screen);

// About cases.
Exit open(const Request& request, const Screen& screen);
Exit tasks(const Request& request, const Screen& screen);
Exit complete(const Request& request, const Screen& screen);
Exit retry(const Request& request, const Screen& screen);
Exit start(const Request& request, const Screen& screen);
Exit message(const Request& request, const Screen& screen);
Exit reopen(const Request& request, const Screen& screen);
Exit suspend(const Request& request, const Screen& screen);
Exit resume(const Request& request, const Screen& screen);
Exit show(const Request& request, const Screen& screen);
Exit history(const Request& request, const Screen& screen);

}  // namespace parcours::cli
