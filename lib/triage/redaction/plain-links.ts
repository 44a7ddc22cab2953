/** Removes markup from a model's text. Links become their label and host. No link or HTML can be made of the result. */
export function plainLinks(text: string): string {
  const bare = text
    .replace(COMMENT, " ")
    .replace(PICTURE, " ")
    .replace(ANCHOR, (_, href: string, label: string) => labelled(label, href))
    .replace(TAG, (tag) => (SCHEME.test(tag) ? hostOf(tag.slice(1, -1)) : " "))
    .replace(LINK, (_, label: string, target: string) => labelled(label, target))
    .replace(ADDRESS, (address) => hostOf(address) + /[.,;:!?]*$/.exec(address)![0])
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
  return [label.trim(), hostOf(target)].filter(Boolean).join(" ");
}

/** The real host of a link in brackets, whatever a user name in the link or foreign letters pretend. */
function hostOf(target: string): string {
  const url = URL.parse(target.replace(/[.,;:!?]+$/, ""));
  return url?.host ? `(${url.host})` : "";
}
