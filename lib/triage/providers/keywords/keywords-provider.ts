import { summaryFromText, titleFromText } from "@/lib/text/first-lines";
import { splitWords } from "@/lib/text/split-words";
import {
  type ClassifyRequest,
  type Prediction,
  type ProviderResult,
  type TriageProvider,
  wholeText,
} from "@/lib/triage/provider";
import { assessPriority } from "./assess-priority";
import { catalogueIndex } from "./catalogue-index";
import { chooseCategory } from "./choose-category";
import { findSkills } from "./find-skills";
import { writeNotes } from "./write-notes";

/** Classifies by keywords, similar words and rules. Needs no key and no network, and takes a few milliseconds. */
export const keywordsProvider: TriageProvider = {
  name: "builtin",
  source: "rules",
  classify: (request) => ({ ok: true, result: classifyByRules(request) }),
};

function classifyByRules({ text, catalogue }: ClassifyRequest): ProviderResult {
  const index = catalogueIndex(catalogue);
  const words = splitWords(wholeText(text));
  const { prediction: priority, matches } = assessPriority(words);
  const category = chooseCategory(index.categories, words, text.title?.length ?? 0);
  const skills = findSkills(index.skills, words);
  return {
    fields: { category, priority, skills, title: predictTitle(text.description) },
    summary: summaryFromText(text.description),
    helpfulNotes: writeNotes(words, { category, priority }, matches),
    proposedSkills: [],
  };
}

function predictTitle(description: string): Prediction<string> | undefined {
  const value = titleFromText(description);
  return value === null
    ? undefined
    : { value, confidence: null, reason: { code: "first-sentence" }, quotes: [], isConfident: true };
}
