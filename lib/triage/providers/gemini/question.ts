import { createHash } from "node:crypto";
import { dropCopiedText } from "@/lib/triage/examples/drop-copied-text";
import type { DecidedExample } from "@/lib/triage/examples/find-examples";
import type { ClassifyRequest, ProviderResult } from "@/lib/triage/provider";
import { type RedactedTicket, redactTicket } from "@/lib/triage/redaction/redact-ticket";
import { type AnswerProblem, parseAnswer } from "./answer";
import { mapAnswer } from "./map-answer";
import { PROMPT_VERSION, type PromptTask, type ShownExample, SYSTEM_PROMPT, writePrompt } from "./prompt";
import { answerSchema, MAX_OFFERED_SKILLS } from "./schema";
import { shortlistSkills } from "./shortlist-skills";

/** A question about one ticket. `request` and `redacted` hold the original text: never send them to a vendor. */
export interface ModelQuestion {
  prompt: string;
  schema: object;
  /** A hash of everything that decides the answer, apart from the model. */
  digest: string;
  request: Pick<ClassifyRequest, "text" | "catalogue">;
  redacted: RedactedTicket;
  examples: ShownExample[];
}

/** An example is cut to this many characters after redaction: half a secret would not be recognised. */
const MAX_SHOWN = 300;

/** Writes a question from redacted texts. An email address in both ticket and examples gets the same mark in both. */
export function writeQuestion(
  request: Pick<ClassifyRequest, "text" | "catalogue">,
  examples: DecidedExample[] = [],
): ModelQuestion {
  const { text, catalogue } = request;
  const exampleTexts = examples.map((example) => example.text);
  const redacted = redactTicket(text, exampleTexts);
  const shown = examples.map(({ decided }, at) => ({ text: redacted.extraTexts[at]!.slice(0, MAX_SHOWN), ...decided }));
  const skills = shortlistSkills(catalogue, text, MAX_OFFERED_SKILLS);
  const schema = answerSchema(catalogue, skills, !text.title?.trim());
  const task: PromptTask = { text: redacted.text, catalogue, skills, examples: shown };
  const content = [PROMPT_VERSION, SYSTEM_PROMPT, schema, writePrompt(task, () => "mark")];
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return { prompt: writePrompt(task), schema, digest, request, redacted, examples: shown };
}

/** Reads a model's text. Keeps the usable parts and drops sentences copied from examples; `problem` if unreadable. */
export function readAnswer(
  { request, redacted, examples }: ModelQuestion,
  text: string,
): { ok: true; result: ProviderResult } | AnswerProblem {
  const parsed = parseAnswer(text);
  if (!parsed.ok) return parsed;
  const result = mapAnswer(parsed.answer, request, redacted.restoreQuote);
  const exampleTexts = examples.map((example) => example.text);
  return { ok: true, result: dropCopiedText(result, request, exampleTexts) };
}
