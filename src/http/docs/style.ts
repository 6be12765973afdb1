// The style of the documentation page; it stands in the page, and the page's policy names its digest.

export const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 6%, transparent); }
body { font: 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
section { margin: 2rem 0; }
code, pre { font: .9em/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { background: var(--soft); padding: 1rem; overflow-x: auto; border-radius: .4rem; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; }
td, th { border-top: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; }
td table { font-size: .95em; }
nav ul { list-style: none; padding: 0; }
.method { text-transform: uppercase; font-weight: 700; font-size: .8em; margin-right: .4rem; }
a { color: LinkText; }
:target { background: var(--soft); }
`
