import corrections from "./starter-corrections.json";

/** The dictionary of a new workspace: lower-case misspellings and their corrections. No entry is a word in a language
 * that we know, so "adress" (Swedish) is missing; words near the workspace's own terms are found without it. */
export const STARTER_CORRECTIONS: readonly { word: string; replacement: string }[] = Object.entries(
  corrections,
).flatMap(([replacement, misspellings]) => misspellings.map((word) => ({ word, replacement })));
