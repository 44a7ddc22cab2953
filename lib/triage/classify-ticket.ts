import type { ProviderAttempt } from "@/lib/domain/triage";
import type { HelpfulNote } from "@/lib/domain/triage-reason";
import { decideFields } from "./decide-fields";
import type { Evaluation } from "./evaluation";
import { DEFAULT_DECISION_CONTEXT, type DecisionContext } from "./hold-reason-for";
import { UNDECIDED_REASONS } from "./hold-reasons";
import { blankInstructions } from "./prompt-injection/blank-instructions";
import { dropInjectedOutput } from "./prompt-injection/drop-injected-output";
import type {
  Catalogue,
  ClassifyRequest,
  Predictions,
  ProviderAnswer,
  ProviderResult,
  TicketText,
  TriageProvider,
} from "./provider";
import { MAX_NOTES } from "./providers/keywords/write-notes";
import { makeTriageResult, type TriageResult } from "./triage-result";

/** What is read, by whom, and how long that may take. */
export interface ClassifyTicketInput {
  chain: TriageProvider[];
  text: TicketText;
  catalogue: Catalogue;
  /** For all readers together, in milliseconds; those that need no waiting answer also after it. */
  budgetMs: number;
  /** What admins set and what was measured; without it, the defaults. */
  decisionContext?: DecisionContext;
  /** Readers that are asked for comparison where their word was not needed. */
  shadows?: TriageProvider[];
}

/**
 * Asks the readers in order until nothing is open any more. Never throws and always answers: a reader that fails, hangs
 * or leaves a field open is passed over for the next, and `tries` says why, in codes. One that costs money is not asked
 * where the category is settled. No reader gets what in the text is addressed to a machine; that there was something,
 * a note says.
 */
export async function classifyTicket(input: ClassifyTicketInput): Promise<TriageResult> {
  const { chain, text: whole, catalogue, budgetMs, decisionContext = DEFAULT_DECISION_CONTEXT, shadows = [] } = input;
  const began = performance.now();
  const { text, instructions } = blankInstructions(whole);
  const evaluation: Evaluation = { results: [], attempts: [], decisionContext, hasInjection: instructions.length > 0 };
  // Only what a model says can echo an order; our own sentences are fixed.
  const usable = (reader: TriageProvider, result: ProviderResult) =>
    withoutNeedlessTitle(reader.source === "ai" ? dropInjectedOutput(result, text, instructions) : result, text);
  const hear = async (reader: TriageProvider, shadow?: true) => {
    const asked = performance.now();
    const request = { text, catalogue, ...(shadow ? { shadow } : {}) };
    const answer = await ask(reader, request, began + budgetMs - asked);
    const result = answer.ok ? usable(reader, answer.result) : undefined;
    if (result) evaluation.results.push({ reader, result, ...(shadow ? { shadow } : {}) });
    const ms = Math.round(performance.now() - asked);
    const { provider } = reader;
    evaluation.attempts.push({
      provider,
      ...outcomeOf(answer, result, text),
      ...costOf(answer.ok ? answer.result : answer.failure),
      ...(shadow ? { shadow } : {}),
      ms,
    });
  };
  for (const reader of chain) {
    if (reader.outside && decideFields(evaluation).category?.apply) continue;
    if (reader.source === "fallback" && isAnswered(evaluation, text)) break;
    await hear(reader);
    if (isSettled(evaluation, text)) break;
  }
  for (const reader of shadows) if (!wasAsked(evaluation, reader)) await hear(reader, true);
  const triageResult = makeTriageResult(evaluation, performance.now() - began);
  return evaluation.hasInjection
    ? { ...triageResult, helpfulNotes: withWarning(triageResult.helpfulNotes) }
    : triageResult;
}

function wasAsked({ attempts }: Evaluation, { provider }: TriageProvider): boolean {
  return attempts.some((each) => each.provider === provider);
}

function costOf({
  model,
  promptVersion,
  usage,
}: Pick<ProviderResult, "model" | "promptVersion" | "usage">): Partial<ProviderAttempt> {
  return { ...(model ? { model } : {}), ...(promptVersion ? { promptVersion } : {}), ...usage };
}

function withWarning(notes: HelpfulNote[]): HelpfulNote[] {
  return [{ code: "instructions-ignored" as const }, ...notes].slice(0, MAX_NOTES);
}

async function ask(
  reader: TriageProvider,
  request: Omit<ClassifyRequest, "signal">,
  leftMs: number,
): Promise<ProviderAnswer> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), Math.max(0, leftMs));
  try {
    return await Promise.race([reader.read({ ...request, signal: cut.signal }), timeout(cut.signal)]);
  } catch {
    // A reader's own fault must not keep a ticket from being sorted; what it threw may hold ticket text.
    return { ok: false, failure: { code: cut.signal.aborted ? "timeout" : "crashed" } };
  } finally {
    clearTimeout(timer);
  }
}

function timeout(signal: AbortSignal): Promise<ProviderAnswer> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve({ ok: false, failure: { code: "timeout" } }), { once: true });
  });
}

/** A title is proposed only where the requester gave none. */
function withoutNeedlessTitle(result: ProviderResult, text: TicketText): ProviderResult {
  return wantsTitle(text) ? result : { ...result, fields: { ...result.fields, title: undefined } };
}

function wantsTitle({ title }: TicketText): boolean {
  return !title?.trim();
}

function outcomeOf(
  answer: ProviderAnswer,
  result: ProviderResult | undefined,
  text: TicketText,
): Pick<ProviderAttempt, "outcome" | "missing" | "retryAfterSeconds"> {
  if (!answer.ok) {
    const { code, retryAfterSeconds } = answer.failure;
    return retryAfterSeconds === undefined ? { outcome: code } : { outcome: code, retryAfterSeconds };
  }
  const missing = wanted(text).filter((field) => !result?.fields[field]);
  if (missing.length > 0) return { outcome: "partial", missing };
  return { outcome: result?.repaired ? "repaired" : "answered" };
}

function wanted(text: TicketText): (keyof Predictions)[] {
  return wantsTitle(text) ? ["category", "priority", "skills", "title"] : ["category", "priority", "skills"];
}

/** Each field has some value: the last resort would have nothing to add. */
function isAnswered({ results }: Evaluation, text: TicketText): boolean {
  return wanted(text).every((field) => results.some(({ result }) => result.fields[field]));
}

/** Nothing is open: each field has a value, by somebody who had ground for it or whom nobody may overrule. */
function isSettled(evaluation: Evaluation, text: TicketText): boolean {
  const isKnown = (field: keyof Predictions) =>
    evaluation.results.some(({ result: { fields } }) => fields[field] && !fields[field].isDefault);
  const decided = decideFields(evaluation);
  const isOpen = (field: keyof Predictions) => UNDECIDED_REASONS.has(decided[field]?.holdReason);
  return wanted(text).every((field) => isKnown(field) && !isOpen(field));
}
