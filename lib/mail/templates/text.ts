/** Line breaks, tabs and other controls, and the marks that turn the reading direction round. */
const BREAKING = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const UNSEEN = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Any text as one line without controls: nothing in it can start a header of its own. */
export function oneLine(text: string): string {
  return text.replace(BREAKING, " ").replace(/ {2,}/g, " ").trim();
}

/** Text of several lines, with `\n` between them and no other controls. */
export function collapseWhitespace(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** At most `max` UTF-16 units, ending in "…" where something was left out; never half a character. */
export function truncateText(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const graphemes = new Intl.Segmenter();
