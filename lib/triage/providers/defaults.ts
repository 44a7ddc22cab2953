import type { TriageProvider } from "@/lib/triage/provider";

/** The last resort when nobody could say: the category "general" where there is one, medium, no skills; a person looks at it. */
export const defaultsProvider: TriageProvider = {
  provider: "defaults",
  source: "fallback",
  read: ({ catalogue }) => {
    const general = catalogue.categories.find(({ slug }) => slug === "general");
    const prediction = <T>(value: T) => ({
      value,
      confidence: null,
      reason: { code: "no-evidence" as const },
      quotes: [],
      isConfident: true,
    });
    return {
      ok: true,
      result: {
        fields: {
          category: general && prediction(general.slug),
          priority: prediction("medium" as const),
          skills: prediction([]),
        },
        summary: null,
        helpfulNotes: [],
        proposedSkills: [],
      },
    };
  },
};
