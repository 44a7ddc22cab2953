import type { Catalogue, SkillText } from "@/lib/triage/provider";

/** The most skills that are offered; see `shortlistSkills`. */
export const MAX_OFFERED_SKILLS = 40;

/** Gemini rejects larger schemas; a longer list goes into the prompt only. */
const MAX_ENUM = 60;
const MAX_ENUM_CHARS = 1_200;

/** The schema in Gemini's dialect, without array bounds, which it limits. `mapAnswer` checks every value anyway. */
export function answerSchema(catalogue: Catalogue, skills: SkillText[], wantsTitle: boolean): object {
  const slugs = catalogue.categories.map(({ slug }) => slug);
  const properties = {
    ...(slugs.length > 0 ? { category: fieldOf({ ...enumOf(slugs), nullable: true }) } : {}),
    priority: fieldOf(enumOf([...catalogue.priorities])),
    skills: fieldOf({ type: "array", items: enumOf(skills.map(({ slug }) => slug)) }),
    otherSkills: textList,
    summary: text,
    helpfulNotes: textList,
    ...(wantsTitle ? { title: text } : {}),
  };
  return objectOf(properties);
}

const text = { type: "string" };
const textList = { type: "array", items: text };

function fieldOf(value: object): object {
  return objectOf({ value, confidence: { type: "number" }, reason: text, quotes: textList });
}

function objectOf(properties: object): object {
  return { type: "object", properties, required: Object.keys(properties) };
}

function enumOf(values: string[]): object {
  const fits = values.length > 0 && values.length <= MAX_ENUM && values.join("").length <= MAX_ENUM_CHARS;
  return fits ? { type: "string", format: "enum", enum: values } : text;
}
