import lines from "./stop-words.json";

/** Words without a topic: English function words, and words of every request for help. */
export const STOP_WORDS: ReadonlySet<string> = new Set(lines.join(" ").split(" "));
