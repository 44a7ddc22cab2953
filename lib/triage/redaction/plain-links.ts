/** A model's text without markup; links show their host, and the rest can't become a link or HTML. Linear time. */
export function plainLinks(text: string): string {
  const bare = text
    .replace(COMMENT, " ")
    .replace(PICTURE, " ")
    .replace(ANCHOR, (_, href: string, label: string) => labelled(label, href))
    .replace(TAG, (tag) => (SCHEME.test(tag) ? hostOf(tag.slice(1, -1)) : " "))
    .replace(LINK, (_, label: string, target: string) => labelled(label, target))
    .replace(ADDRESS, (address) => shownHost(address))
    .replace(SCRIPT, " ");
  return bare.replace(/\](?=[([:])/g, "] ").replace(/[<>]+(?=[\w/!])/g, " ");
}

const COMMENT = /<!--[^>]{0,2000}-->/g;
const PICTURE = /!\[[^[\]]{0,300}\](?:\([^()\s]{0,2000}[^()]{0,200}\)|\[[^[\]]{0,100}\])/g;
const ANCHOR = /<a\s[^<>]{0,500}?href\s*=\s*["']?([^"'\s<>]{1,2000})[^<>]{0,500}>([^<>]{0,500})<\/a>/gi;
const TAG = /<[a-z/!][^<>]{0,2000}>/gi;
const LINK = /\[([^[\]]{0,300})\]\(\s*<?([^()\s<>]{0,2000})>?[^()]{0,200}\)/g;
const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`[\]()]{1,2000}/gi;
const SCHEME = /^<[a-z][a-z0-9+.-]{1,20}:/i;
const SCRIPT = /\b(?:javascript|vbscript|data):(?=\S)/gi;

function labelled(label: string, target: string): string {
  const host = hostOf(target);
  return [label.trim(), host].filter(Boolean).join(" ");
}

function shownHost(address: string): string {
  const end = /[.,;:!?]*$/.exec(address)![0];
  return hostOf(address) + end;
}

/** Whatever a user name or foreign letters pretend. */
function hostOf(target: string): string {
  const url = URL.parse(target.replace(/[.,;:!?]+$/, ""));
  return url?.host ? `(${url.host})` : "";
}
