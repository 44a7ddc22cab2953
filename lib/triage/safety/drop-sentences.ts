import type { Reading } from "../reader";

/** A reading without the sentences, the title and the proposed skills that `isTaken` holds for; the values stay. */
export function dropSentences(reading: Reading, isTaken: (sentence: string) => boolean): Reading {
  const clean = (said: string | null) => (said === null ? null : without(said, isTaken) || null);
  const { category, priority, skills, title } = reading.fields;
  return {
    ...reading,
    fields: {
      category: category && { ...category, reason: clean(category.reason) },
      priority: priority && { ...priority, reason: clean(priority.reason) },
      skills: skills && { ...skills, reason: clean(skills.reason) },
      title: title && !isTaken(title.value) ? title : undefined,
    },
    summary: clean(reading.summary),
    helpfulNotes: reading.helpfulNotes.map((note) => without(note, isTaken)).filter(Boolean),
    proposedSkills: reading.proposedSkills.filter((slug) => !isTaken(slug)),
  };
}

function without(said: string, isTaken: (sentence: string) => boolean): string {
  if (!isTaken(said)) return said;
  const sentences = said.split(/(?<=[.!?…。！？।؟])\s+/u);
  return sentences.filter((sentence) => !isTaken(sentence)).join(" ");
}
