import type { HelpfulNote, TriageReason } from "@/lib/domain/triage-reason";
import type { ProviderResult } from "@/lib/triage/provider";

/** A reading without the sentences, the title and the proposed skills that `isTaken` holds for; the values stay. */
export function dropSentences(result: ProviderResult, isTaken: (sentence: string) => boolean): ProviderResult {
  const clean = (said: string | null) => (said === null ? null : without(said, isTaken) || null);
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
      title: title && !isTaken(title.value) ? title : undefined,
    },
    summary: clean(result.summary),
    helpfulNotes: result.helpfulNotes.flatMap((note): HelpfulNote[] => {
      if (note.code !== "model") return [note];
      const text = without(note.text, isTaken);
      return text ? [{ ...note, text }] : [];
    }),
    proposedSkills: result.proposedSkills.filter((slug) => !isTaken(slug)),
  };
}

function without(said: string, isTaken: (sentence: string) => boolean): string {
  if (!isTaken(said)) return said;
  const sentences = said.split(/(?<=[.!?…。！？।؟])\s+/u);
  return sentences.filter((sentence) => !isTaken(sentence)).join(" ");
}
