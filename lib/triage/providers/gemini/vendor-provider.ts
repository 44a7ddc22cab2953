import type { Context } from "@/lib/context";
import type { Env } from "@/lib/env";
import { refund, tryConsume } from "@/lib/rate-limits/consume";
import { vendorModelCalls } from "@/lib/rate-limits/limits";
import type { TriageSettings } from "@/lib/settings/input";
import { findExamples } from "@/lib/triage/examples/find-examples";
import { cacheAnswer, findCachedAnswer, inputHashOf } from "@/lib/triage/llm-cache/cached-answers";
import { isNearlySpent, spentSoFar } from "@/lib/triage/llm-cost/budget";
import { costOf, type PriceOf, priceOf } from "@/lib/triage/llm-cost/price";
import { type Reservation, reserveCall, settleCall } from "@/lib/triage/llm-cost/reserve-call";
import type {
  ClassifyRequest,
  NotAskedCode,
  ProviderAnswer,
  TriageProvider,
  TriagePurpose,
} from "@/lib/triage/provider";
import { type CallUsage, geminiModel, type ModelOutput, toAnswer } from "./gemini-provider";
import { isPrivate, privateCategories } from "./is-private";
import { SYSTEM_PROMPT } from "./prompt";
import { type ModelQuestion, writeQuestion } from "./question";

/** What the reader outside works under. */
export interface VendorTerms {
  policy: TriageSettings;
  purpose: TriagePurpose;
  /** Readers on this machine: what they put in a category that is never sent stays here. */
  own: TriageProvider[];
}

type Terms = VendorTerms & { model: string; settings: { apiKey: string; baseUrl?: string } };
type Ctx = Pick<Context, "db" | "now" | "after">;

/** The reader that sees texts outside, where a key is set; `key` changes with what it would say. */
export function vendorProvider(
  ctx: Ctx,
  terms: VendorTerms,
  { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl }: Env,
): { reader: TriageProvider; key: string } | undefined {
  if (!apiKey) return undefined;
  const whole: Terms = { ...terms, model, settings: { apiKey, baseUrl } };
  const reader: TriageProvider = {
    provider: "gemini",
    source: "ai",
    outside: true,
    read: (request) => readOutside(ctx, whole, request),
  };
  return { reader, key: JSON.stringify([model, terms.purpose.category ?? null]) };
}

/**
 * Asks the vendor's model, if the text may go out, nobody has asked the same within a day, and there is money for it. Each
 * reason not to is an answer with a code. Near the end of a budget the cheaper model is asked.
 */
async function readOutside(ctx: Ctx, terms: Terms, request: ClassifyRequest): Promise<ProviderAnswer> {
  const { policy, purpose, own } = terms;
  const rule = { neverOutside: privateCategories(policy), own };
  if (purpose.category && rule.neverOutside.has(purpose.category)) return unasked("kept_inside");
  if (await isPrivate(rule, request)) return unasked("kept_inside");

  const { cheaperModel } = policy.cost;
  const model = cheaperModel && isNearlySpent(await spentSoFar(ctx), policy.cost) ? cheaperModel : terms.model;
  const question = writeQuestion(request, await findExamples(ctx, examplesFor(terms, request, rule)));
  const models = [...new Set([terms.model, model])];
  const kept = await findCachedAnswer(ctx, { models, digest: question.digest });
  if (kept) {
    const usage = { inputTokens: 0, outputTokens: 0, costMicros: 0, cached: true } as const;
    return toAnswer(question, { ok: true, ...kept }, { model: kept.model, usage });
  }
  return askCounted(ctx, { ...terms, model }, request, question);
}

function examplesFor({ purpose }: Terms, request: ClassifyRequest, rule: Parameters<typeof isPrivate>[0]) {
  return {
    ...{ text: request.text, catalogue: request.catalogue, ticketId: purpose.ticketId },
    neverOutside: rule.neverOutside,
    isKeptInside: (text: ClassifyRequest["text"]) => isPrivate(rule, { ...request, text }),
  };
}

/** Counts the call for the person and against the budgets before it is made, and with what it took when it is over. */
async function askCounted(
  ctx: Ctx,
  terms: Terms,
  request: ClassifyRequest,
  question: ModelQuestion,
): Promise<ProviderAnswer> {
  const { policy, purpose, model, settings } = terms;
  const priced = priceOf(model, policy.cost.prices);
  const isBounded = policy.cost.dailyBudget !== null || policy.cost.monthlyBudget !== null;
  if (!priced && isBounded) return unasked("no_price");

  const { personId } = purpose;
  const limit = vendorModelCalls(policy.cost.readingsPerPerson);
  if (personId && (await tryConsume(ctx, limit, personId)) > 0) return unasked("person_budget");
  const call = {
    model,
    purpose: request.shadow ? ("shadow" as const) : purpose.kind,
    estimateMicros: priced ? costOf(expectedOf(question), priced.price) : 0,
  };
  const reservation = await reserveCall(ctx, call, policy.cost);
  if (!reservation) {
    if (personId) await refund(ctx, limit, personId);
    return unasked("over_budget");
  }

  const said = await geminiModel({ ...settings, model })(question, request.signal);
  await settle(ctx, reservation, said, priced);
  if (said.ok) {
    const { text, repaired } = said;
    const answer = { model, text, ...(repaired ? { repaired } : {}) };
    await cacheAnswer(ctx, {
      digest: question.digest,
      inputHash: purpose.inputHash ?? inputHashOf(request.text),
      answer,
    });
  }
  const { inputTokens, outputTokens } = said.took;
  const cost = priced?.known ? { costMicros: costOf(said.took, priced.price) } : {};
  return toAnswer(question, said, { model, usage: { inputTokens, outputTokens, ...cost } });
}

/** What a call that was cut off took nobody tells; what was expected of it then stands. */
async function settle(
  ctx: Ctx,
  reservation: Reservation,
  said: ModelOutput,
  priced: PriceOf | undefined,
): Promise<void> {
  const told = priced ? costOf(said.took, priced.price) : 0;
  const isCutOff = !said.ok && said.failure.code === "timeout";
  await settleCall(ctx, reservation, {
    ...said.took,
    costMicros: isCutOff ? Math.max(told, reservation.estimateMicros) : told,
  });
}

/** Three characters a token is more than English has and less than Chinese; an answer has some hundreds. */
const CHARACTERS_PER_TOKEN = 3;
const ANSWER_TOKENS = 600;

function expectedOf({ prompt, schema }: ModelQuestion): CallUsage {
  const characters = SYSTEM_PROMPT.length + prompt.length + JSON.stringify(schema).length;
  return { calls: 1, inputTokens: Math.ceil(characters / CHARACTERS_PER_TOKEN), outputTokens: ANSWER_TOKENS };
}

function unasked(code: NotAskedCode): ProviderAnswer {
  return { ok: false, failure: { code } };
}
