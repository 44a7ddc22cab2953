import type { Context } from "@/lib/context";
import type { Env } from "@/lib/env";
import { outsideReadings } from "@/lib/limits/rules";
import { giveBack, waitAfterTaking } from "@/lib/limits/take";
import type { TriagePolicy } from "@/lib/policy/input";
import { findAnswer, inputHashOf, keepAnswer } from "@/lib/triage/answers/kept-answers";
import { isShort, spentSoFar } from "@/lib/triage/cost/budget";
import { costOf, type PriceOf, priceOf } from "@/lib/triage/cost/price";
import { type Reservation, reserveCall, settleCall } from "@/lib/triage/cost/reserve-call";
import { findExamples } from "@/lib/triage/examples/find-examples";
import type { Answer, Purpose, Reader, ReadRequest, UnaskedCode } from "@/lib/triage/reader";
import { geminiModel, type Said, type Took, toAnswer } from "./gemini-reader";
import { isKeptInside, neverOutsideOf } from "./kept-inside";
import { SYSTEM_PROMPT } from "./prompt";
import { type Question, writeQuestion } from "./question";

/** What the reader outside works under. */
export interface OutsideTerms {
  policy: TriagePolicy;
  purpose: Purpose;
  /** Readers on this machine: what they put in a category that is never sent stays here. */
  own: Reader[];
}

type Terms = OutsideTerms & { model: string; settings: { apiKey: string; baseUrl?: string } };
type Ctx = Pick<Context, "db" | "now" | "after">;

/** The reader that sees texts outside, where a key is set; `key` changes with what it would say. */
export function outsideReader(
  ctx: Ctx,
  terms: OutsideTerms,
  { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl }: Env,
): { reader: Reader; key: string } | undefined {
  if (!apiKey) return undefined;
  const whole: Terms = { ...terms, model, settings: { apiKey, baseUrl } };
  const reader: Reader = {
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
async function readOutside(ctx: Ctx, terms: Terms, request: ReadRequest): Promise<Answer> {
  const { policy, purpose, own } = terms;
  const rule = { neverOutside: neverOutsideOf(policy), own };
  if (purpose.category && rule.neverOutside.has(purpose.category)) return unasked("kept_inside");
  if (await isKeptInside(rule, request)) return unasked("kept_inside");

  const { cheaperModel } = policy.cost;
  const model = cheaperModel && isShort(await spentSoFar(ctx), policy.cost) ? cheaperModel : terms.model;
  const question = writeQuestion(request, await findExamples(ctx, examplesFor(terms, request, rule)));
  const models = [...new Set([terms.model, model])];
  const kept = await findAnswer(ctx, { models, digest: question.digest });
  if (kept) {
    const usage = { inputTokens: 0, outputTokens: 0, costMicros: 0, cached: true } as const;
    return toAnswer(question, { ok: true, ...kept }, { model: kept.model, usage });
  }
  return askCounted(ctx, { ...terms, model }, request, question);
}

function examplesFor({ purpose }: Terms, request: ReadRequest, rule: Parameters<typeof isKeptInside>[0]) {
  return {
    ...{ text: request.text, catalogue: request.catalogue, ticketId: purpose.ticketId },
    neverOutside: rule.neverOutside,
    isKeptInside: (text: ReadRequest["text"]) => isKeptInside(rule, { ...request, text }),
  };
}

/** Counts the call for the person and against the budgets before it is made, and with what it took when it is over. */
async function askCounted(ctx: Ctx, terms: Terms, request: ReadRequest, question: Question): Promise<Answer> {
  const { policy, purpose, model, settings } = terms;
  const priced = priceOf(model, policy.cost.prices);
  const isBounded = policy.cost.dailyBudget !== null || policy.cost.monthlyBudget !== null;
  if (!priced && isBounded) return unasked("no_price");

  const { personId } = purpose;
  const limit = outsideReadings(policy.cost.readingsPerPerson);
  if (personId && (await waitAfterTaking(ctx, limit, personId)) > 0) return unasked("person_budget");
  const call = {
    model,
    purpose: request.shadow ? ("shadow" as const) : purpose.kind,
    estimateMicros: priced ? costOf(expectedOf(question), priced.price) : 0,
  };
  const reservation = await reserveCall(ctx, call, policy.cost);
  if (!reservation) {
    if (personId) await giveBack(ctx, limit, personId);
    return unasked("over_budget");
  }

  const said = await geminiModel({ ...settings, model })(question, request.signal);
  await settle(ctx, reservation, said, priced);
  if (said.ok) {
    const { text, repaired } = said;
    const answer = { model, text, ...(repaired ? { repaired } : {}) };
    await keepAnswer(ctx, {
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
async function settle(ctx: Ctx, reservation: Reservation, said: Said, priced: PriceOf | undefined): Promise<void> {
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

function expectedOf({ prompt, schema }: Question): Took {
  const characters = SYSTEM_PROMPT.length + prompt.length + JSON.stringify(schema).length;
  return { calls: 1, inputTokens: Math.ceil(characters / CHARACTERS_PER_TOKEN), outputTokens: ANSWER_TOKENS };
}

function unasked(code: UnaskedCode): Answer {
  return { ok: false, failure: { code } };
}
