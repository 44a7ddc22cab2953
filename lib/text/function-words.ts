import lines from "./function-words.json";

/**
 * The most common function words of German, French, Spanish, Italian, Portuguese, Dutch and Polish, in lower case
 * without accents, as in `splitWords`. Excludes most that are also English words ("die", "come", "pour").
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(lines.join(" ").split(" "));
