import type { Reader } from "@/lib/triage/reader";

/** The last resort when nobody could say: the category "general" where there is one, medium, no skills; a person looks at it. */
export const defaultsReader: Reader = {
  provider: "defaults",
  source: "fallback",
  read: ({ catalogue }) => {
    const general = catalogue.categories.find(({ slug }) => slug === "general");
    const guess = <T>(value: T) => ({
      value,
      confidence: null,
      reason: { code: "no-evidence" as const },
      quotes: [],
      sure: true,
    });
    return {
      ok: true,
      reading: {
        fields: { category: general && guess(general.slug), priority: guess("medium" as const), skills: guess([]) },
        summary: null,
        helpfulNotes: [],
        proposedSkills: [],
      },
    };
  },
};
