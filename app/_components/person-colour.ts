/** Hues in degrees that are easy to tell apart in pale colours. */
const HUES = [182, 248, 22, 68, 325, 128, 295, 215, 152] as const;

/** The hue in degrees of a person's avatar. The same id always gets the same hue. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return HUES[sum % HUES.length] ?? HUES[0];
}

/** The first letters of the first and last name, or "?" for a name without letters and digits. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.@_-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letters = [first, last].map((word) => (word ? ([...word][0] ?? "") : "")).join("");
  return letters.toLocaleUpperCase("en") || "?";
}
