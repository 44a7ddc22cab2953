import type { Catalogue, SkillText } from "@/lib/triage/provider";

/** A model gets at most this many skills to choose from; see `shortlistSkills`. */
export const MAX_OFFERED_SKILLS = 40;

/** Gemini rejects schemas with longer lists of values. Such a list is only in the prompt. */
const MAX_ENUM = 60;
const MAX_ENUM_CHARS = 1_200;

/** Writes the schema of an answer for Gemini. It limits no list's length; `mapAnswer` does, and checks every value. */
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
