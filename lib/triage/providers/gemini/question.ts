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

/** What a model is asked about one ticket. All of it may go outside but `request` and `redacted`. */
export interface ModelQuestion {
  prompt: string;
  schema: object;
  /** SHA-256 of all that an answer rests on, the model aside: the words, the lists, the examples, the redacted ticket. */
  digest: string;
  request: Pick<ClassifyRequest, "text" | "catalogue">;
  redacted: RedactedTicket;
  examples: ShownExample[];
}

/** Characters of an earlier request that are shown; more is redacted, so that no secret is cut in two at the edge. */
const SHOWN = 300;

/** Writes the question: only redacted text, the examples in the same redaction as the ticket. */
export function writeQuestion(
  request: Pick<ClassifyRequest, "text" | "catalogue">,
  examples: DecidedExample[] = [],
): ModelQuestion {
  const { text, catalogue } = request;
  const redacted = redactTicket(
    text,
    examples.map((example) => example.text),
  );
  const shown = examples.map(({ decided }, at) => ({ text: redacted.beside[at]!.slice(0, SHOWN), ...decided }));
  const skills = shortlistSkills(catalogue, text, MAX_OFFERED_SKILLS);
  const schema = answerSchema(catalogue, skills, !text.title?.trim());
  const task: PromptTask = { text: redacted.text, catalogue, skills, examples: shown };
  const words = [PROMPT_VERSION, SYSTEM_PROMPT, schema, writePrompt(task, () => "mark")];
  const digest = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  return { prompt: writePrompt(task), schema, digest, request, redacted, examples: shown };
}

/** What of an answer's text may be used; `problem` where it can't be read. */
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
