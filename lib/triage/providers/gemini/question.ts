import { createHash } from "node:crypto";
import { dropCopiedText } from "@/lib/triage/examples/drop-copied-text";
import type { DecidedExample } from "@/lib/triage/examples/find-examples";
import type { ClassifyRequest, ProviderResult } from "@/lib/triage/provider";
import { type RedactedTicket, redactTicket } from "@/lib/triage/redaction/redact-ticket";
import { parseAnswer } from "./answer";
import { mapAnswer } from "./map-answer";
import { PROMPT_VERSION, type PromptTask, type ShownExample, SYSTEM_PROMPT, writePrompt } from "./prompt";
import { answerSchema, MAX_OFFERED_SKILLS } from "./schema";
import { shortlistSkills } from "./shortlist-skills";

/** A question about one ticket. `request` and `redacted` must not leave this machine. */
export interface ModelQuestion {
  prompt: string;
  schema: object;
  /** Of all that determines the answer, except the model. */
  digest: string;
  request: Pick<ClassifyRequest, "text" | "catalogue">;
  redacted: RedactedTicket;
  examples: ShownExample[];
}

/** Cut after redaction, so that no secret is cut in two. */
const MAX_SHOWN = 300;

/** Writes the question from redacted text only; ticket and examples share their redaction marks. */
export function writeQuestion(
  request: Pick<ClassifyRequest, "text" | "catalogue">,
  examples: DecidedExample[] = [],
): ModelQuestion {
  const { text, catalogue } = request;
  const redacted = redactTicket(
    text,
    examples.map((example) => example.text),
  );
  const shown = examples.map(({ decided }, at) => ({ text: redacted.extraTexts[at]!.slice(0, MAX_SHOWN), ...decided }));
  const skills = shortlistSkills(catalogue, text, MAX_OFFERED_SKILLS);
  const schema = answerSchema(catalogue, skills, !text.title?.trim());
  const task: PromptTask = { text: redacted.text, catalogue, skills, examples: shown };
  const content = [PROMPT_VERSION, SYSTEM_PROMPT, schema, writePrompt(task, () => "mark")];
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return { prompt: writePrompt(task), schema, digest, request, redacted, examples: shown };
}

/** The usable part of an answer's text; `problem` if it can't be read. */
export function readAnswer(
  { request, redacted, examples }: ModelQuestion,
  text: string,
): { ok: true; result: ProviderResult } | { ok: false; problem: "not_json" | "wrong_shape" } {
  const parsed = parseAnswer(text);
  if (!parsed.ok) return parsed;
  const result = mapAnswer(parsed.answer, request, redacted.restoreQuote);
  return {
    ok: true,
    result: dropCopiedText(
      result,
      request,
      examples.map((example) => example.text),
    ),
  };
}
