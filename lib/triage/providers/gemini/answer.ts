import { z } from "zod";

const confidence = z.number().transform((stated) => Math.min(1, Math.max(0, stated)));
const quotes = z.array(z.string());
const fieldOf = <T extends z.ZodType>(value: T) =>
  z.object({ value, confidence, reason: z.string().default(""), quotes });

/** The shape of a model's answer before its values are checked. Unknown fields are dropped. */
export const ModelAnswer = z.object({
  category: fieldOf(z.string().nullable()).nullish(),
  priority: fieldOf(z.string()),
  skills: fieldOf(z.array(z.string())),
  otherSkills: z.array(z.string()).default([]),
  summary: z.string().default(""),
  helpfulNotes: z.array(z.string()).default([]),
  title: z.string().nullish(),
});
export type ModelAnswer = z.output<typeof ModelAnswer>;

/** An answer in the right shape, or why it is not. */
export type ParsedAnswer = { ok: true; answer: ModelAnswer } | { ok: false; problem: "not_json" | "wrong_shape" };

/** Finds the JSON in a code fence or between sentences too. A truncated answer is a problem with a name. */
export function parseAnswer(text: string): ParsedAnswer {
  const json = parseJson(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  if (json === undefined) return { ok: false, problem: "not_json" };
  const parsed = ModelAnswer.safeParse(json);
  return parsed.success ? { ok: true, answer: parsed.data } : { ok: false, problem: "wrong_shape" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
