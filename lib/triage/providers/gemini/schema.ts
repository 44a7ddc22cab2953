import type { Catalogue, SkillText } from "@/lib/triage/provider";

/** How many skills are offered at most; see `shortlistSkills`. */
export const MAX_OFFERED_SKILLS = 40;

/** A closed list above either size goes into the prompt only: the schema would be refused as too complex. */
const MAX_ENUM = 60;
const MAX_ENUM_CHARS = 1_200;

/**
 * The response schema in Gemini's dialect, its enums made from our lists. It has no bounds on arrays, because they count
 * towards the same undocumented limit. A help for the model and no guarantee: `mapAnswer` has the last word.
 */
export function answerSchema(catalogue: Catalogue, skills: SkillText[], wantsTitle: boolean): object {
  const slugs = catalogue.categories.map(({ slug }) => slug);
  const properties = {
    ...(slugs.length > 0 ? { category: judged({ ...closed(slugs), nullable: true }) } : {}),
    priority: judged(closed([...catalogue.priorities])),
    skills: judged({ type: "array", items: closed(skills.map(({ slug }) => slug)) }),
    otherSkills: texts,
    summary: text,
    helpfulNotes: texts,
    ...(wantsTitle ? { title: text } : {}),
  };
  return objectOf(properties);
}

const text = { type: "string" };
const texts = { type: "array", items: text };

function judged(value: object): object {
  return objectOf({ value, confidence: { type: "number" }, reason: text, quotes: texts });
}

function objectOf(properties: object): object {
  return { type: "object", properties, required: Object.keys(properties) };
}

function closed(values: string[]): object {
  const fits = values.length > 0 && values.length <= MAX_ENUM && values.join("").length <= MAX_ENUM_CHARS;
  return fits ? { type: "string", format: "enum", enum: values } : text;
}
