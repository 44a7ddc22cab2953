import { z } from "zod";

const confidence = z.number().transform((stated) => Math.min(1, Math.max(0, stated)));
const quotes = z.array(z.string());
const fieldOf = <T extends z.ZodType>(value: T) =>
  z.object({ value, confidence, reason: z.string().default(""), quotes });

/** The shape of a model's answer. Unknown fields are dropped; `mapAnswer` checks the values. */
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

export type AnswerProblem = { ok: false; problem: "not_json" | "wrong_shape" };

/** Parses the JSON in a model's text, also between other sentences. `problem` is why there is no usable answer. */
export function parseAnswer(text: string): { ok: true; answer: ModelAnswer } | AnswerProblem {
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
