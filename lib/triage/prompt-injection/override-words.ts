import words from "./override-words.json";

/**
 * The words with which one language tells a machine to ignore its instructions. A word with "*" matches with every
 * ending. An instruction is a verb near an object and a qualifier, such as "ignore the previous rules".
 */
export interface OverrideWords {
  verbs: string[];
  /** The qualifiers, such as "previous", "above" or "your". */
  which: string[];
  objects: string[];
  /** Such as "everything": an object that needs no qualifier. */
  all: string[];
  /** Words such as "my": who writes "ignore my earlier instructions" speaks to a person. */
  mine: string[];
  /** True if the language has no spaces between words, or if words have endings on both sides. */
  unspaced?: true;
  /** True if the verb may also come after the object. */
  verbLast?: true;
  /** True if the verb must start its clause: the French "Outlook ignore …" is a statement. */
  leads?: true;
}

export const OVERRIDE_WORDS = words as OverrideWords[];
