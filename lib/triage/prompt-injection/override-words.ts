import words from "./override-words.json";

/** How one language tells a machine to ignore its instructions. */
export interface OverrideWords {
  verbs: string[];
  /** Qualifiers: previous, above, your. */
  which: string[];
  objects: string[];
  all: string[];
  /** Said to people: "ignore my earlier instructions". */
  mine: string[];
  /** No spaces between words, or endings on both sides. */
  unspaced?: true;
  verbLast?: true;
  /** Must start its clause: "Outlook ignore …" is a statement. */
  leads?: true;
}

/** A word with "*" matches all its endings. An instruction is a verb near an object with its qualifier. */
export const OVERRIDE_WORDS = words as OverrideWords[];
