import type { HelpfulNote, TriageReason } from "@/lib/domain/triage-reason";
import type { ProviderResult } from "@/lib/triage/provider";

/** Drops the sentences, title and proposed skills for which `isDropped` is true. Category, priority and skills stay. */
export function dropSentences(result: ProviderResult, isDropped: (sentence: string) => boolean): ProviderResult {
  const clean = (text: string | null) => (text === null ? null : without(text, isDropped) || null);
  const cleanReason = (reason: TriageReason | null) => {
    if (reason?.code !== "model") return reason;
    const text = clean(reason.text);
    return text === null ? null : { ...reason, text };
  };
  const { category, priority, skills, title } = result.fields;
  return {
    ...result,
    fields: {
      category: category && { ...category, reason: cleanReason(category.reason) },
      priority: priority && { ...priority, reason: cleanReason(priority.reason) },
      skills: skills && { ...skills, reason: cleanReason(skills.reason) },
      title: title && !isDropped(title.value) ? title : undefined,
    },
    summary: clean(result.summary),
    helpfulNotes: result.helpfulNotes.flatMap((note): HelpfulNote[] => {
      if (note.code !== "model") return [note];
      const text = without(note.text, isDropped);
      return text ? [{ ...note, text }] : [];
    }),
    proposedSkills: result.proposedSkills.filter((slug) => !isDropped(slug)),
  };
}

function without(text: string, isDropped: (sentence: string) => boolean): string {
  if (!isDropped(text)) return text;
  const sentences = text.split(/(?<=[.!?…。！？।؟])\s+/u);
  return sentences.filter((sentence) => !isDropped(sentence)).join(" ");
}

const REPEATED_WORDS = 4;

/** Every four words in a row. */
export function fourWordRuns(words: string[]): string[] {
  return words.slice(REPEATED_WORDS - 1).map((_, at) => words.slice(at, at + REPEATED_WORDS).join(" "));
}
