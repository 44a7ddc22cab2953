/** One line without control, zero-width and direction characters, at most `max` characters, cut at a word. */
export function plainLine(text: string, max: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\p{Cf}+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  return cutAtWord(line, max);
}

/** The text, or its beginning with "…" where it is longer than `max` characters. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = cutWhole(text, max - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}

/** At most `max` UTF-16 units from the start, never half of a surrogate pair. */
export function cutWhole(text: string, max: number): string {
  const cut = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) && cut.length < text.length ? cut.slice(0, -1) : cut;
}

/** For a sentence of ours: “first”, “second” and “third”. */
export function inQuotes(pieces: string[]): string {
  const quoted = pieces.map((piece) => `“${piece}”`);
  const last = quoted.pop() ?? "";
  return quoted.length > 0 ? `${quoted.join(", ")} and ${last}` : last;
}
