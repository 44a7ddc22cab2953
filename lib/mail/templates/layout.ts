import { collapseWhitespace, escapeHtml, oneLine, truncateText } from "./text";

/** An email as it is stored and sent. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** Content of a template as plain text. Escaping happens here for all templates. */
export type Block =
  | { text: string }
  | { facts: [label: string, value: string | null | undefined][] }
  | { heading: string; list: string[] }
  | { heading: string; quote: string }
  | { heading: string; links: Link[] }
  | { button: string; url: string };

type Link = { name: string; details: string; url: string };

interface Draft {
  subject: string;
  heading: string;
  blocks: Block[];
  /** Why the recipient gets this email. */
  footer: string;
}

const MAX_SUBJECT = 150;

/** The layout of all emails: a text part and an HTML part with the same content. */
export function renderMail(draft: Draft): MailContent {
  return { subject: truncateText(oneLine(draft.subject), MAX_SUBJECT), text: asText(draft), html: asHtml(draft) };
}

function asText({ heading, blocks, footer }: Draft): string {
  return [heading, ...blocks.map(blockAsText), `-- \nSignalbox\n${footer}`]
    .filter((section) => section !== "")
    .join("\n\n");
}

function blockAsText(block: Block): string {
  if ("text" in block) return collapseWhitespace(block.text);
  if ("facts" in block)
    return knownFacts(block.facts)
      .map(([label, value]) => `${label}: ${value}`)
      .join("\n");
  if ("list" in block) return [`${block.heading}:`, ...block.list.map((item) => `- ${oneLine(item)}`)].join("\n");
  if ("quote" in block) {
    const lines = collapseWhitespace(block.quote).split("\n");
    return [`${block.heading}:`, ...lines.map((line) => `> ${line}`.trimEnd())].join("\n");
  }
  if ("links" in block) {
    const items = block.links.map(({ name, details, url }) => `- ${oneLine(name)} (${oneLine(details)})\n  ${url}`);
    return [`${block.heading}:`, ...items].join("\n");
  }
  return `${block.button}:\n${block.url}`;
}

const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Colors for mail clients with dark mode. */
const DARK = [
  "body,.ground{background:#0d1313!important}",
  ".sheet{background:#141a1a!important;border-color:#262e2e!important}",
  ".ink{color:#e5e9e5!important}",
  ".muted{color:#a4adab!important}",
  ".pine{color:#5dbdab!important}",
  ".go{background:#5dbdab!important;color:#041a18!important}",
  ".well{background:#1f2727!important;border-color:#5dbdab!important}",
].join("");

function asHtml({ heading, blocks, footer }: Draft): string {
  const inner = blocks.map(blockAsHtml).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(heading)}</title>
<style>@media (prefers-color-scheme:dark){${DARK}}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f5f6f2">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f6f2"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;${FONT}">
<tr><td class="pine" style="padding:0 4px 12px;font-size:14px;font-weight:600;color:#00544c">Signalbox</td></tr>
<tr><td class="sheet" style="padding:28px;background:#fdfdfc;border:1px solid #dfe0db;border-radius:8px">
<h1 class="ink" style="margin:0 0 16px;font-size:21px;line-height:28px;font-weight:600;color:#192322">${escapeHtml(heading)}</h1>
${inner}
</td></tr>
<tr><td class="muted" style="padding:16px 4px 0;font-size:12px;line-height:18px;color:#545f5d">${escapeHtml(footer)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function blockAsHtml(block: Block): string {
  if ("text" in block) return `<p class="ink" style="${BODY}">${linesAsHtml(block.text)}</p>`;
  if ("facts" in block) return factsAsHtml(knownFacts(block.facts));
  if ("list" in block) {
    const items = block.list.map((item) => `<li style="margin:0 0 4px">${escapeHtml(oneLine(item))}</li>`).join("");
    return `${headingAsHtml(block.heading)}<ul class="ink" style="${BODY};padding-left:20px">${items}</ul>`;
  }
  if ("quote" in block) {
    return `${headingAsHtml(block.heading)}<div class="well ink" style="${BODY};padding:10px 14px;background:#f5f6f2;border-left:3px solid #00544c">${linesAsHtml(block.quote)}</div>`;
  }
  if ("links" in block) return headingAsHtml(block.heading) + linksAsHtml(block.links);
  const url = escapeHtml(block.url);
  return `<p style="margin:20px 0 8px"><a class="go" href="${url}" style="display:inline-block;padding:11px 18px;border-radius:6px;background:#00544c;color:#fdfdfc;font-size:15px;font-weight:600;text-decoration:none">${escapeHtml(block.button)}</a></p>
<p class="muted" style="margin:0 0 16px;font-size:12px;line-height:18px;color:#545f5d;word-break:break-all">${url}</p>`;
}

const BODY = "margin:0 0 16px;font-size:15px;line-height:23px;color:#192322;overflow-wrap:anywhere";

function factsAsHtml(facts: [string, string][]): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><td class="muted" style="padding:3px 16px 3px 0;font-size:13px;line-height:20px;color:#545f5d;vertical-align:top;white-space:nowrap">${escapeHtml(label)}</td><td class="ink" style="padding:3px 0;font-size:15px;line-height:20px;color:#192322;overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  );
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${rows.join("")}</table>`;
}

function linksAsHtml(links: Link[]): string {
  const items = links.map(
    ({ name, details, url }) =>
      `<li style="margin:0 0 8px"><a class="pine" href="${escapeHtml(url)}" style="color:#00544c">${escapeHtml(oneLine(name))}</a><br><span class="muted" style="font-size:13px;line-height:20px;color:#545f5d">${escapeHtml(oneLine(details))}</span></li>`,
  );
  return `<ul class="ink" style="${BODY};padding-left:20px">${items.join("")}</ul>`;
}

function headingAsHtml(text: string): string {
  return `<p class="ink" style="margin:0 0 6px;font-size:13px;line-height:20px;font-weight:600;color:#192322">${escapeHtml(text)}</p>`;
}

/** Facts without empty values. */
function knownFacts(facts: [string, string | null | undefined][]): [string, string][] {
  return facts.flatMap(([label, value]) => (value ? [[label, oneLine(value)] as [string, string]] : []));
}

function linesAsHtml(text: string): string {
  return escapeHtml(collapseWhitespace(text)).replaceAll("\n", "<br>");
}
