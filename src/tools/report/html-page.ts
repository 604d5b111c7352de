import { escapeMarkup } from "./markup.ts";

/** A page's parts, as markup. */
export type HtmlPage = {
  /** Plain text. */
  readonly title: string;
  readonly style?: string;
  readonly body: string;
};

/** How our pages look, light and dark. */
const pageStyle = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --rule: #d8dee4; --wash: #f6f8fa; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #0d1117; --ink: #e6edf3; --faint: #9198a1; --rule: #30363d; --wash: #161b22; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 0.25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.75rem; }
p { margin: 0.25rem 0; }
.faint { color: var(--faint); }
code { font: 0.92em ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
th { color: var(--faint); font-weight: 600; white-space: nowrap; }
td.number, th.number { text-align: right; white-space: nowrap; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0; }
dl.facts div { background: var(--wash); border: 1px solid var(--rule); border-radius: 6px; padding: 0.6rem 0.8rem; }
dl.facts dt { color: var(--faint); font-size: 0.85rem; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
details summary { cursor: pointer; }
details ul { margin: 0.4rem 0; padding-left: 1.1rem; }
`;

/**
 * One HTML document that stands alone: it asks nothing of any server and runs no script, and its content security policy
 * says so to the browser.
 */
export function formatHtmlPage({ title, style = "", body }: HtmlPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}
