import {
  type Content,
  type GenerativeModel,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIFetchError,
  type ResponseSchema,
  type UsageMetadata,
} from "@google/generative-ai";
import type { CallTotals } from "@/lib/triage/llm-cost/reserve-call";
import type { ProviderAnswer, ProviderFailure, ProviderResult, TriageProvider } from "@/lib/triage/provider";
import { PROMPT_VERSION, SYSTEM_PROMPT, writeRepair } from "./prompt";
import { type ModelQuestion, readAnswer, writeQuestion } from "./question";

export interface GeminiSettings {
  apiKey: string;
  model: string;
  baseUrl?: string;
}

/** A provider that only asks Gemini: without cache, budget and privacy checks, for tests and evaluations. */
export function geminiProvider(settings: GeminiSettings): TriageProvider {
  const askModel = geminiModel(settings);
  return {
    name: "gemini",
    source: "ai",
    outside: true,
    classify: async (request) => {
      const question = writeQuestion(request);
      const output = await askModel(question, request.signal);
      const { inputTokens, outputTokens } = output.usage;
      return toAnswer(question, output, { model: settings.model, usage: { inputTokens, outputTokens } });
    },
  };
}

/** The calls for one question, and the tokens that the vendor counted. */
export type CallUsage = Omit<CallTotals, "costMicros">;

/** The model's text, or why there is none. `repaired`: the text comes from the second call. */
export type ModelOutput =
  | { ok: true; text: string; repaired?: true; usage: CallUsage }
  | { ok: false; failure: ProviderFailure; usage: CallUsage };

/** Asks one model a question. Stops when the signal aborts. */
export type AskModel = (question: ModelQuestion, signal: AbortSignal) => Promise<ModelOutput>;

/** Prepares calls of a Gemini model. If its answer is unusable or it rejects the schema, a second call follows. */
export function geminiModel({ apiKey, model, baseUrl }: GeminiSettings): AskModel {
  const client = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model, systemInstruction: SYSTEM_PROMPT },
    { baseUrl: baseUrl?.replace(/\/+$/, "") },
  );
  return (question, signal) => askTwice(client, question, signal);
}

/** Turns a model's text or failure into a provider's answer. It includes the model, prompt version and usage. */
export function toAnswer(
  question: ModelQuestion,
  output: { ok: true; text: string; repaired?: true } | { ok: false; failure: ProviderFailure },
  call: Required<Pick<ProviderResult, "model" | "usage">>,
): ProviderAnswer {
  const details = { ...call, promptVersion: PROMPT_VERSION };
  const isCounted = call.usage.inputTokens + call.usage.outputTokens > 0;
  if (!output.ok) return { ok: false, failure: { ...output.failure, ...(isCounted ? details : {}) } };
  const answer = readAnswer(question, output.text);
  if (!answer.ok) return { ok: false, failure: { code: "bad_answer", ...details } };
  return { ok: true, result: { ...answer.result, ...details, ...(output.repaired ? { repaired: true } : {}) } };
}

async function askTwice(client: GenerativeModel, question: ModelQuestion, signal: AbortSignal): Promise<ModelOutput> {
  const task: Content[] = [{ role: "user", parts: [{ text: question.prompt }] }];
  const first = await ask(client, task, question.schema, signal);
  if (first.ok) {
    const answer = readAnswer(question, first.text);
    if (answer.ok) return first;
    const reply = { role: "model", parts: [{ text: first.text.slice(0, 4_000) || "{" }] };
    const repair = { role: "user", parts: [{ text: writeRepair(answer.problem) }] };
    return repairedOutput(question, await ask(client, [...task, reply, repair], question.schema, signal), first.usage);
  }
  if (first.failure.code !== "bad_request") return first;
  // Gemini rejects some complex schemas without a reason. The prompt has the lists too, so ask without a schema.
  return repairedOutput(question, await ask(client, task, undefined, signal), first.usage);
}

function repairedOutput(question: ModelQuestion, second: ModelOutput, before: CallUsage): ModelOutput {
  const usage = {
    calls: before.calls + second.usage.calls,
    inputTokens: before.inputTokens + second.usage.inputTokens,
    outputTokens: before.outputTokens + second.usage.outputTokens,
  };
  if (!second.ok) return { ...second, usage };
  if (!readAnswer(question, second.text).ok) return { ok: false, failure: { code: "bad_answer" }, usage };
  return { ok: true, text: second.text, repaired: true, usage };
}

/** The vendor refused to answer. A second call would end the same way. */
const BLOCKED = ["SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY"];

async function ask(
  client: GenerativeModel,
  contents: Content[],
  schema: object | undefined,
  signal: AbortSignal,
): Promise<ModelOutput> {
  const generationConfig = {
    temperature: 0.1,
    maxOutputTokens: 4_096,
    responseMimeType: "application/json",
    ...(schema ? { responseSchema: schema as ResponseSchema } : {}),
  };
  try {
    const { response } = await client.generateContent({ contents, generationConfig }, { signal });
    const candidate = response.candidates?.[0];
    const usage = usageOf(response.usageMetadata);
    if (response.promptFeedback?.blockReason || BLOCKED.includes(candidate?.finishReason ?? "")) {
      return { ok: false, failure: { code: "blocked" }, usage };
    }
    // Don't use `response.text()`: it may throw and log a warning.
    const text = candidate?.content?.parts?.map((part) => part.text ?? "").join("") ?? "";
    return { ok: true, text, usage };
  } catch (error) {
    return { ok: false, failure: failureOf(error, signal), usage: usageOf(undefined) };
  }
}

/** Counts thinking tokens as output: they cost the same. The SDK's types lack them. */
function usageOf(counted: (UsageMetadata & { thoughtsTokenCount?: number }) | undefined): CallUsage {
  const { promptTokenCount = 0, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = counted ?? {};
  return { calls: 1, inputTokens: promptTokenCount, outputTokens: candidatesTokenCount + thoughtsTokenCount };
}

/** Turns an error of the SDK into a code. Its message is dropped, because it may hold addresses and server texts. */
function failureOf(error: unknown, signal: AbortSignal): ProviderFailure {
  if (signal.aborted || error instanceof GoogleGenerativeAIAbortError) return { code: "timeout" };
  if (error instanceof SyntaxError) return { code: "bad_answer" };
  if (!(error instanceof GoogleGenerativeAIFetchError)) return { code: "unavailable" };
  const { status = 0, errorDetails = [] } = error;
  if (status === 429) return { code: "rate_limited", retryAfterSeconds: retryDelay(errorDetails) };
  if (status === 401 || status === 403 || errorDetails.some(({ reason }) => reason === "API_KEY_INVALID")) {
    return { code: "bad_key" };
  }
  if (status === 404) return { code: "bad_model" };
  return { code: status === 400 ? "bad_request" : "unavailable" };
}

/** The seconds to wait, from the error's details: the SDK hides the header `Retry-After`. */
function retryDelay(details: { [key: string]: unknown }[]): number | undefined {
  const delay = details.find((detail) => String(detail["@type"]).endsWith("google.rpc.RetryInfo"))?.retryDelay;
  const seconds = Number.parseFloat(String(delay));
  return Number.isFinite(seconds) ? Math.ceil(seconds) : undefined;
}
