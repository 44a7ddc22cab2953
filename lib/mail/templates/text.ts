/** Control characters and marks that change the reading direction. */
const BREAKING = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const INVISIBLE = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/** The text as one line without control characters, so it can't start a mail header. */
export function oneLine(text: string): string {
  return text.replace(BREAKING, " ").replace(/ {2,}/g, " ").trim();
}

/** Text of several lines, separated by `\n`. Of the control characters, only tabs stay. */
export function collapseWhitespace(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(INVISIBLE, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** At most `max` UTF-16 units, with "…" at the end if it was shortened. Never splits a character. */
export function truncateText(text: string, max: number): string {
  if (text.length <= max) return text;
  let start = "";
  for (const { segment } of graphemes.segment(text)) {
    if (start.length + segment.length > max - 1) break;
    start += segment;
  }
  return `${start.trimEnd()}…`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** "Hello Ada," or "Hello,": strangers choose names, so one that looks like advertising or a link is left out. */
export function greeting(name: string): string {
  const plain = oneLine(name);
  return plain.length <= 60 && !LINKLIKE.test(plain) ? `Hello ${plain},` : "Hello,";
}

const LINKLIKE = /[/\\:@]|www\.|\w\.[\p{L}]{2,}/iu;
const graphemes = new Intl.Segmenter();
