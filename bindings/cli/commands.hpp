// The commands of the program. Each writes its result to the screen and returns how the program ends.
// They throw Usage for a wrong command line and Error as an Engine does; main reports both.
#pragma once
#include "cli/request.hpp"
#include "cli/screen.hpp"

namespace parcours::cli {

// A first workflow, to be changed.
Exit create(const Request& request, const Screen& screen);
// Workflows as files; graph may also draw a case.
Exit lint(const Request& request, const Screen& screen);
Exit graph(const Request& request, const Screen& screen);
Exit test(const Request& request, const Screen& screen);

// The language, without a workflow and without a database.
Exit schema(const Request& request, const Screen& screen);
Exit explain(const Request& request, const Screen& screen);
Exit reference(const Request& request, const Screen& screen);
Exit eval(const Request& request, const Screen& screen);
Exit completion(const Request& request, const Screen& screen);

// What an operator asks of an engine.
Exit deploy(const Request& request, const Screen& screen);
Exit grant(const Request& request, const Screen& screen);
Exit revoke(const Request& request, const Screen& screen);
Exit grants(const Request& request, const Screen& screen);
Exit workflows(const Request& request, const Screen& screen);
Exit incidents(const Request& request, const Screen& screen);
Exit migrate(const Request& request, const Screen& screen);
Exit list_plugins(const Request& request, const Screen& screen);
Exit verify(const Request& request, const Screen& screen);
Exit head(const Request& request, const Screen& screen);
Exit backup(const Request& request, const Screen& screen);
Exit bilan(const Request& request, const Screen& screen);
Exit run_due(const Request& request, const Screen& screen);
Exit outbox(const Request& request, const Screen& screen);

// Cases and tasks.
Exit open(const Request& request, const Screen& screen);
Exit tasks(const Request& request, const Screen& screen);
Exit cases(const Request& request, const Screen& screen);
Exit show_task(const Request& request, const Screen& screen);
Exit complete(const Request& request, const Screen& screen);
Exit retry(const Request& request, const Screen& screen);
Exit start(const Request& request, const Screen& screen);
Exit message(const Request& request, const Screen& screen);
Exit reopen(const Request& request, const Screen& screen);
Exit suspend(const Request& request, const Screen& screen);
Exit resume(const Request& request, const Screen& screen);
Exit correct(const Request& request, const Screen& screen);
Exit show(const Request& request, const Screen& screen);
Exit history(const Request& request, const Screen& screen);

}  // namespace parcours::cli
