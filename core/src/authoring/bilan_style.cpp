// The style of the page of a bilan.
#include "authoring/bilan_html.hpp"

namespace parcours::authoring {
namespace {

constexpr const char* kStyle = R"css(
:root{--ink:#1b1b1f;--soft:#4a4a55;--line:#8a8a96;--now:#1f4e79;--before:#9db8d2;--target:#a02c1c;--paper:#fff;--band:#f1f4f8}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:1rem/1.5 "Liberation Sans",Arial,Helvetica,sans-serif}
main,header,footer,nav{max-width:64rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem;border-bottom:3px solid var(--now)}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.375rem;line-height:1.25;margin:2.5rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1.125rem;margin:1.5rem 0 .25rem}
h1,h2,h3,th,td,caption{overflow-wrap:anywhere}
p{margin:.25rem 0 .75rem;max-width:44rem}
a{color:var(--now)}
:focus-visible{outline:3px solid var(--target);outline-offset:2px}
.about{color:var(--soft)}
.printed{display:none}
.note{border-left:4px solid var(--before);padding-left:.75rem;color:var(--soft)}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.375rem .5rem;text-align:right;vertical-align:top}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
th:first-child{text-align:left;font-weight:normal;min-width:7rem}
thead th:first-child{font-weight:bold}
tbody tr:nth-child(odd){background:var(--band)}
.of,.was{display:block;color:var(--soft);font-size:.875rem;white-space:nowrap}
abbr{text-decoration:none}
figure{margin:.75rem 0;max-width:40rem}
svg{display:block;width:100%;height:auto}
svg text{font:13px "Liberation Sans",Arial,sans-serif;fill:var(--ink);stroke:var(--paper);stroke-width:4px;paint-order:stroke}
svg .label{text-anchor:end}
.now{fill:var(--now);background:var(--now)}
.before{fill:var(--before);background:var(--before);stroke:var(--now);stroke-width:.75}
line.target{stroke:var(--target);stroke-width:2;stroke-dasharray:6 4}
.key{font-size:.875rem;color:var(--soft)}
.swatch{display:inline-block;width:.875rem;height:.875rem;border:1px solid var(--now);vertical-align:-.1rem;margin-left:.5rem}
.swatch.target{height:0;border:0;border-top:3px dashed var(--target);vertical-align:.25rem;width:1.25rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;max-width:44rem}
dt{font-weight:bold}dd{margin:0}
footer{margin-top:2.5rem;padding-top:.5rem;padding-bottom:2rem;border-top:1px solid var(--line);color:var(--soft)}
@media (max-width:40rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,caption,tbody,tr,th:first-child,td{display:block;width:100%}
td{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 .75rem;border:0;text-align:right}
td::before{content:attr(data-of);color:var(--soft);text-align:left}
tr{border-bottom:1px solid var(--line);padding:.25rem 0}
th:first-child{border:0;font-weight:bold}
dl{grid-template-columns:1fr}
figure{display:none}
.of,.was{flex-basis:100%}
}
@media print{
@page{size:A4;margin:15mm 14mm}
body{font-size:10.5pt}
main,header,footer,nav{max-width:none;padding:0}
section+section{break-before:page}
.printed{display:block}
article{break-inside:avoid}
h2,h3{break-after:avoid}
h2{margin-top:0}
.scroll{overflow:visible}
figure{max-width:13cm}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)css";

}  // namespace

std::string bilan_style() { return kStyle; }

}  // namespace parcours::authoring
