import { edits } from "@/lib/text/edits";

/** The most similar name, with at most one wrong letter in four and two in total; undefined if there is none. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const written = word.toLowerCase().slice(0, MAX_CHARACTERS);
  let best: string | undefined;
  let max = Math.min(2, Math.floor(written.length / 4));
  for (const name of names) {
    const found = edits(written, name.toLowerCase(), max);
    if (found) [best, max] = [name, found.length - 1];
  }
  return best;
}

const MAX_CHARACTERS = 80;
