"""The look of the page, on a screen by day and by night and on paper."""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c2733; --quiet: #5b6875; --rule: #d5dce3; --stripe: #f4f7f9;
  --blue: #2f7fb8; --orange: #c2620a;
  --night: #cfe5f5; --weekend: #fde3bf; --weekend-night: #f0a64a; --on-deep: #1c2733;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14191f; --ink: #e6ebf0; --quiet: #9aa7b4; --rule: #34404c; --stripe: #1b222a;
    --blue: #4a9bd4; --orange: #f0a64a;
    --night: #1d4566; --weekend: #5c4115; --weekend-night: #e09a3e; --on-deep: #14191f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--paper);
  color: var(--ink); font: 15px/1.45 system-ui, sans-serif;
}
h1 { font-size: 1.7rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
p { margin: .3rem 0; }
.quiet, .meaning { color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .87rem; }
th, td { padding: .25rem .6rem; text-align: left; vertical-align: top; }
th { border-bottom: 2px solid var(--rule); font-weight: 600; vertical-align: bottom; }
td { border-bottom: 1px solid var(--rule); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.short { color: var(--orange); font-weight: 600; }
.gaps td:not(:last-child) { white-space: nowrap; }
.schedule { font-size: .72rem; margin-bottom: 1.2rem; }
.schedule th, .schedule td { padding: .15rem .3rem; white-space: nowrap; }
.cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; padding: 0; }
.card { flex: 1 1 15rem; padding: .8rem 1rem; background: var(--stripe); border-radius: .5rem; }
.card strong { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.key { display: inline-block; padding: 0 .5rem; margin-right: .5rem; border-radius: .2rem; }
.night { background: var(--night); }
.weekend { background: var(--weekend); }
.weekend-night { background: var(--weekend-night); color: var(--on-deep); }
.days { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem; }
figure { margin: 0; break-inside: avoid; }
figcaption { font-weight: 600; font-size: .9rem; }
svg { width: 100%; height: auto; }
svg text { fill: var(--quiet); font-size: 10px; }
svg .agents { text-anchor: end; dominant-baseline: middle; }
svg .hour { text-anchor: middle; }
.axis { stroke: var(--rule); }
.serving { fill: var(--blue); fill-opacity: .55; }
.required { fill: none; stroke: var(--orange); stroke-width: 2; }
.key.serving { background: color-mix(in srgb, var(--blue) 55%, transparent); }
.key.required { border-bottom: 3px solid var(--orange); border-radius: 0; }
@page { size: landscape; margin: 12mm; }
@media print {
  :root { font-size: 11px; }
  body { max-width: none; padding: 0; font-size: 11px; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .wide { overflow: visible; }
  .schedule { font-size: 9px; }
  .schedule th, .schedule td { padding: 1px 2px; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""
