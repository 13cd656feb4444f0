"""The style sheet of the page: light and dark, blue for better and orange for worse.

Blue and orange are told apart with every common kind of colour blindness.
"""

STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --page: #ffffff; --quiet: #595959;
  --rule: #d0d0d0; --better: #005a9c; --worse: #a84300; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #161616; --quiet: #a8a8a8; --rule: #444444;
    --better: #6cb8f0; --worse: #f0a050; } }
body { margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.45 system-ui, sans-serif; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .2rem .75rem .2rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); }
thead th { color: var(--quiet); font-weight: 600; overflow-wrap: anywhere; }
tbody th { font-weight: normal; }
thead .plan { max-width: 16rem; padding-left: 1.5rem; }
.figure { padding-left: 1.5rem; text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.difference { color: var(--quiet); white-space: nowrap; font-variant-numeric: tabular-nums; }
.better { color: var(--better); font-weight: 600; }
.worse { color: var(--worse); font-weight: 600; }
@media print { .wide { overflow: visible; } }
"""
