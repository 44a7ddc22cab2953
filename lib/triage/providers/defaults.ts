import type { TriageProvider } from "@/lib/triage/provider";

/** The last resort: category "general" if it exists, medium priority, no skills. A person reviews the result. */
export const defaultsProvider: TriageProvider = {
  name: "defaults",
  source: "fallback",
  classify: ({ catalogue }) => {
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
