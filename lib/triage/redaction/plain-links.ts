/**
 * A model's words without markup, each link as its text with its host in parentheses: nobody is led to a target that they
 * can't see. Pictures and HTML tags fall away. What is left can't become a link in markdown or HTML. Linear in the length.
 */
export function plainLinks(text: string): string {
  const bare = text
    .replace(COMMENT, " ")
    .replace(PICTURE, " ")
    .replace(ANCHOR, (_, href: string, words: string) => named(words, href))
    .replace(TAG, (tag) => (SCHEME.test(tag) ? hostOf(tag.slice(1, -1)) : " "))
    .replace(LINK, (_, words: string, target: string) => named(words, target))
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

function named(words: string, target: string): string {
  const host = hostOf(target);
  return [words.trim(), host].filter(Boolean).join(" ");
}

/** Sentence marks behind an address are the sentence's. */
function shownHost(address: string): string {
  const end = /[.,;:!?]*$/.exec(address)![0];
  return hostOf(address) + end;
}

/** The true host, also where a name in front of "@" or foreign letters pose as another; "" where there is none. */
function hostOf(target: string): string {
  const url = URL.parse(target.replace(/[.,;:!?]+$/, ""));
  return url?.host ? `(${url.host})` : "";
}
