import { convert } from "html-to-text";
import { splitMessage } from "./split-message";

const HTML = /<(?:!doctype html|html|head|body|style|div|p|span|br|table)\b[^<>]*>/i;
const CLOSING_TAG = /<\/(?:html|head|body|style|div|p|span|table)>/i;

/**
 * The writer's own words of a text, without greeting, signature, disclaimer, quoted mails, logs and markup. A forwarded
 * mail stays, because it is the request. Empty for an automatic reply. If no word is left, the text without its markup.
 */
export function ownWords(text: string): string {
  const plain = withoutMarkup(text);
  const parts = splitMessage(plain);
  if (parts.some(({ kind }) => kind === "automatic")) return "";
  const own = parts.filter(({ kind }) => kind === "own" || kind === "forwarded");
  if (own.length === parts.length) return plain;
  const words = own
    .map(({ start, end }) => plain.slice(start, end).trim())
    .filter((part) => part !== "")
    .join("\n\n");
  return /[\p{L}\p{N}]/u.test(words) ? words : plain;
}

/** Pasted HTML as plain text; any other text unchanged. */
function withoutMarkup(text: string): string {
  if (!HTML.test(text) || !(CLOSING_TAG.test(text) || /<br\b/i.test(text))) return text;
  return convert(text, {
    wordwrap: false,
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "a", options: { ignoreHref: true } },
    ],
  });
}
