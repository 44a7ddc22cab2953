import type { Context } from "@/lib/context";
import type { Env } from "@/lib/env";
import { refund, tryConsume } from "@/lib/rate-limits/consume";
import { vendorModelCalls } from "@/lib/rate-limits/limits";
import type { TriageSettings } from "@/lib/settings/input";
import { type ExampleQuery, findExamples } from "@/lib/triage/examples/find-examples";
import { cacheAnswer, findCachedAnswer, inputHashOf } from "@/lib/triage/llm-cache/cached-answers";
import { isNearlySpent, spentSoFar } from "@/lib/triage/llm-cost/budget";
import { costOf, type ModelPrice, priceOf } from "@/lib/triage/llm-cost/price";
import { type Reservation, reserveCall, settleCall } from "@/lib/triage/llm-cost/reserve-call";
import type {
  ClassifyRequest,
  NotAskedCode,
  ProviderAnswer,
  TriageProvider,
  TriagePurpose,
} from "@/lib/triage/provider";
import { type CallUsage, geminiModel, type ModelOutput, toAnswer } from "./gemini-provider";
import { isPrivate, type PrivacyRule, privateCategories } from "./is-private";
import { SYSTEM_PROMPT } from "./prompt";
import { type ModelQuestion, writeQuestion } from "./question";

/** The conditions for a call of a vendor's model. */
export interface VendorTerms {
  policy: TriageSettings;
  purpose: TriagePurpose;
  own: TriageProvider[];
}

type Terms = VendorTerms & { model: string; settings: { apiKey: string; baseUrl?: string } };
type Ctx = Pick<Context, "db" | "now" | "after">;

/** Creates the provider that asks a vendor's model. Undefined without an API key. Caches use `key` in their keys. */
export function vendorProvider(
  ctx: Ctx,
  terms: VendorTerms,
  { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl }: Env,
): { provider: TriageProvider; key: string } | undefined {
  if (!apiKey) return undefined;
  const allTerms: Terms = { ...terms, model, settings: { apiKey, baseUrl } };
  const provider: TriageProvider = {
    name: "gemini",
    source: "ai",
    outside: true,
    classify: (request) => classifyByVendor(ctx, allTerms, request),
  };
  return { provider, key: JSON.stringify([model, terms.purpose.category ?? null]) };
}

async function classifyByVendor(ctx: Ctx, terms: Terms, request: ClassifyRequest): Promise<ProviderAnswer> {
  const { policy, purpose, own } = terms;
  const rule = { neverOutside: privateCategories(policy), own };
  if (purpose.category && rule.neverOutside.has(purpose.category)) return notAsked("kept_inside");
  if (await isPrivate(rule, request)) return notAsked("kept_inside");

  const { cheaperModel } = policy.cost;
  const model = cheaperModel && isNearlySpent(await spentSoFar(ctx), policy.cost) ? cheaperModel : terms.model;
  const question = writeQuestion(request, await findExamples(ctx, examplesFor(terms, request, rule)));
  const models = [...new Set([terms.model, model])];
  const cached = await findCachedAnswer(ctx, { models, digest: question.digest });
  if (cached) {
    const usage = { inputTokens: 0, outputTokens: 0, costMicros: 0, cached: true } as const;
    return toAnswer(question, { ok: true, ...cached }, { model: cached.model, usage });
  }
  return askReserved(ctx, { ...terms, model }, request, question);
}

function examplesFor({ purpose }: Terms, request: ClassifyRequest, rule: PrivacyRule): ExampleQuery {
  return {
    text: request.text,
    catalogue: request.catalogue,
    ticketId: purpose.ticketId,
    neverOutside: rule.neverOutside,
    isPrivate: (text: ClassifyRequest["text"]) => isPrivate(rule, { ...request, text }),
  };
}

async function askReserved(
  ctx: Ctx,
  terms: Terms,
  request: ClassifyRequest,
  question: ModelQuestion,
): Promise<ProviderAnswer> {
  const { policy, purpose, model, settings } = terms;
  const priced = priceOf(model, policy.cost.prices);
  const isBounded = policy.cost.dailyBudget !== null || policy.cost.monthlyBudget !== null;
  if (!priced && isBounded) return notAsked("no_price");

  const { personId } = purpose;
  const limit = vendorModelCalls(policy.cost.readingsPerPerson);
  if (personId && (await tryConsume(ctx, limit, personId)) > 0) return notAsked("person_budget");
  const call = {
    model,
    purpose: request.shadow ? ("shadow" as const) : purpose.kind,
    estimateMicros: priced ? costOf(expectedUsage(question), priced.price) : 0,
  };
  const reservation = await reserveCall(ctx, call, policy.cost);
  if (!reservation) {
    if (personId) await refund(ctx, limit, personId);
    return notAsked("over_budget");
  }

  const output = await geminiModel({ ...settings, model })(question, request.signal);
  await settle(ctx, reservation, output, priced);
  if (output.ok) {
    const { text, repaired } = output;
    const answer = { model, text, ...(repaired ? { repaired } : {}) };
    const inputHash = purpose.inputHash ?? inputHashOf(request.text);
    await cacheAnswer(ctx, { digest: question.digest, inputHash, answer });
  }
  const { inputTokens, outputTokens } = output.usage;
  const cost = priced?.known ? { costMicros: costOf(output.usage, priced.price) } : {};
  return toAnswer(question, output, { model, usage: { inputTokens, outputTokens, ...cost } });
}

/** After a timeout the real cost is unknown: the estimate stays. */
async function settle(
  ctx: Ctx,
  reservation: Reservation,
  output: ModelOutput,
  priced: ModelPrice | undefined,
): Promise<void> {
  const costMicros = priced ? costOf(output.usage, priced.price) : 0;
  const isTimeout = !output.ok && output.failure.code === "timeout";
  await settleCall(ctx, reservation, {
    ...output.usage,
    costMicros: isTimeout ? Math.max(costMicros, reservation.estimateMicros) : costMicros,
  });
}

/** English has more characters for each token, Chinese has fewer. */
const CHARACTERS_PER_TOKEN = 3;
const ANSWER_TOKENS = 600;

function expectedUsage({ prompt, schema }: ModelQuestion): CallUsage {
  const characters = SYSTEM_PROMPT.length + prompt.length + JSON.stringify(schema).length;
  return { calls: 1, inputTokens: Math.ceil(characters / CHARACTERS_PER_TOKEN), outputTokens: ANSWER_TOKENS };
}

function notAsked(code: NotAskedCode): ProviderAnswer {
  return { ok: false, failure: { code } };
}
