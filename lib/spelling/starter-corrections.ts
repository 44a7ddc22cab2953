import corrections from "./starter-corrections.json";

/**
 * The dictionary of a new workspace: lower-case misspellings and their corrections. It leaves out misspellings that are
 * words of another language, such as "adress" (Swedish).
 */
export const STARTER_CORRECTIONS: readonly { word: string; replacement: string }[] = Object.entries(
  corrections,
).flatMap(([replacement, misspellings]) => misspellings.map((word) => ({ word, replacement })));
