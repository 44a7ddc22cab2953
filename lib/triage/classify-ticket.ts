import type { ProviderAttempt } from "@/lib/domain/triage";
import { ownWords } from "@/lib/text/message/own-words";
import { decideFields } from "./decide-fields";
import type { Evaluation } from "./evaluation";
import { DEFAULT_DECISION_CONTEXT, type DecisionContext } from "./hold-reason-for";
import { UNDECIDED_REASONS } from "./hold-reasons";
import { blankInstructions } from "./prompt-injection/blank-instructions";
import { dropInjectedOutput } from "./prompt-injection/drop-injected-output";
import type { Instruction } from "./prompt-injection/find-instructions";
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

/** A text and the providers that may classify it. */
export interface ClassifyTicketInput {
  chain: TriageProvider[];
  text: TicketText;
  catalogue: Catalogue;
  /** All providers together get this many milliseconds. The keyword rules and defaults answer even after it. */
  budgetMs: number;
  decisionContext?: DecisionContext;
  shadows?: TriageProvider[];
}

/**
 * Asks the providers in order until every field is decided. If a provider fails, hangs or has no value for a field, the
 * next one is asked, and `attempts` has the reason as a code. Only the writer's own words count. Instructions to a machine in the text are blanked first;
 * a helpful note says so.
 */
export async function classifyTicket(input: ClassifyTicketInput): Promise<TriageResult> {
  const { chain, catalogue, budgetMs, decisionContext = DEFAULT_DECISION_CONTEXT, shadows = [] } = input;
  const startedAt = performance.now();
  // Instructions are found first: without its markup, hidden text would look like the writer's.
  const { text: safe, instructions } = blankInstructions(input.text);
  const text = { ...safe, description: ownWords(safe.description) };
  const state: Evaluation = { results: [], attempts: [], decisionContext, hasInjection: instructions.length > 0 };
  const run: Run = { text, instructions, catalogue, deadline: startedAt + budgetMs };
  for (const provider of chain) {
    if (isComplete(state, text)) break;
    if (shouldAsk(provider, state, text)) await askProvider(provider, state, run);
  }
  const isUnasked = ({ name }: TriageProvider) => state.attempts.every(({ provider }) => provider !== name);
  for (const provider of shadows) if (isUnasked(provider)) await askProvider(provider, state, run, true);
  const triageResult = makeTriageResult(state, performance.now() - startedAt);
  if (!state.hasInjection) return triageResult;
  const warning = { code: "instructions-ignored" as const };
  return { ...triageResult, helpfulNotes: [warning, ...triageResult.helpfulNotes].slice(0, MAX_NOTES) };
}

interface Run {
  text: TicketText;
  instructions: Instruction[];
  catalogue: Catalogue;
  /** A time on the clock of `performance.now()`. */
  deadline: number;
}

/** A vendor's model is asked only if no category can be applied, the last resort only if a field has no value. */
function shouldAsk({ outside, source }: TriageProvider, state: Evaluation, text: TicketText): boolean {
  if (outside) return !decideFields(state).category?.apply;
  if (source !== "fallback") return true;
  return wantedFields(text).some((field) => !state.results.some(({ result }) => result.fields[field]));
}

/** True if every field has a value with evidence, and asking another provider would change none. */
function isComplete(state: Evaluation, text: TicketText): boolean {
  const decided = decideFields(state);
  return wantedFields(text).every(
    (field) =>
      state.results.some(({ result: { fields } }) => fields[field] && !fields[field].isDefault) &&
      !UNDECIDED_REASONS.has(decided[field]?.holdReason),
  );
}

async function askProvider(provider: TriageProvider, state: Evaluation, run: Run, shadow?: true): Promise<void> {
  const { text, catalogue } = run;
  const askedAt = performance.now();
  const flag = shadow ? { shadow } : {};
  const answer = await answerInTime(provider, { text, catalogue, ...flag }, run.deadline - askedAt);
  const result = answer.ok ? usableResult(provider, answer.result, run) : undefined;
  if (result) state.results.push({ provider, result, ...flag });
  state.attempts.push({
    provider: provider.name,
    ...outcomeOf(answer, result, text),
    ...costOf(answer.ok ? answer.result : answer.failure),
    ...flag,
    ms: Math.round(performance.now() - askedAt),
  });
}

/** Only a model can repeat an injected instruction in a text that it writes. The rules write fixed texts. */
function usableResult({ source }: TriageProvider, result: ProviderResult, { text, instructions }: Run): ProviderResult {
  const clean = source === "ai" ? dropInjectedOutput(result, text, instructions) : result;
  return wantsTitle(text) ? clean : { ...clean, fields: { ...clean.fields, title: undefined } };
}

function costOf({ model, promptVersion, usage }: Partial<ProviderResult>): Partial<ProviderAttempt> {
  return { ...(model ? { model } : {}), ...(promptVersion ? { promptVersion } : {}), ...usage };
}

async function answerInTime(
  provider: TriageProvider,
  request: Omit<ClassifyRequest, "signal">,
  maxMs: number,
): Promise<ProviderAnswer> {
  const cutOff = new AbortController();
  const timer = setTimeout(() => cutOff.abort(), Math.max(0, maxMs));
  try {
    return await Promise.race([provider.classify({ ...request, signal: cutOff.signal }), timeout(cutOff.signal)]);
  } catch {
    // A provider's bug must not stop triage. Don't log the error: its message may hold ticket text.
    return { ok: false, failure: { code: cutOff.signal.aborted ? "timeout" : "crashed" } };
  } finally {
    clearTimeout(timer);
  }
}

function timeout(signal: AbortSignal): Promise<ProviderAnswer> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve({ ok: false, failure: { code: "timeout" } }), { once: true });
  });
}

function wantsTitle({ title }: TicketText): boolean {
  return !title?.trim();
}

function wantedFields(text: TicketText): (keyof Predictions)[] {
  return wantsTitle(text) ? ["category", "priority", "skills", "title"] : ["category", "priority", "skills"];
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
  const missing = wantedFields(text).filter((field) => !result?.fields[field]);
  if (missing.length > 0) return { outcome: "partial", missing };
  return { outcome: result?.repaired ? "repaired" : "answered" };
}
