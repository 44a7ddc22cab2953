import { z } from "zod";

const confidence = z.number().transform((given) => Math.min(1, Math.max(0, given)));
const quotes = z.array(z.string());
const judged = <T extends z.ZodType>(value: T) =>
  z.object({ value, confidence, reason: z.string().default(""), quotes });

/** A model's answer as it must look before any of it is believed. Unknown fields fall away. */
export const ModelAnswer = z.object({
  category: judged(z.string().nullable()).nullish(),
  priority: judged(z.string()),
  skills: judged(z.array(z.string())),
  otherSkills: z.array(z.string()).default([]),
  summary: z.string().default(""),
  helpfulNotes: z.array(z.string()).default([]),
  title: z.string().nullish(),
});
export type ModelAnswer = z.output<typeof ModelAnswer>;

/** An answer in the right shape, or what is wrong with it. */
export type ParsedAnswer = { ok: true; answer: ModelAnswer } | { ok: false; problem: "not_json" | "wrong_shape" };

/** JSON, also inside a fence or between sentences; anything else, and anything cut off, is a problem with a name. */
export function parseAnswer(text: string): ParsedAnswer {
  const json = readJson(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  if (json === undefined) return { ok: false, problem: "not_json" };
  const parsed = ModelAnswer.safeParse(json);
  return parsed.success ? { ok: true, answer: parsed.data } : { ok: false, problem: "wrong_shape" };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
