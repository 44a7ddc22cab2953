import {
  type Content,
  type GenerativeModel,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIFetchError,
  type ResponseSchema,
  type UsageMetadata,
} from "@google/generative-ai";
import type {
  ProviderAnswer,
  ProviderFailure,
  ProviderResult,
  TokenUsage,
  TriageProvider,
} from "@/lib/triage/provider";
import { PROMPT_VERSION, SYSTEM_PROMPT, writeRepair } from "./prompt";
import { type ModelQuestion, readAnswer, writeQuestion } from "./question";

/** From the settings GEMINI_API_KEY, GEMINI_MODEL and GEMINI_BASE_URL. */
export interface GeminiSettings {
  apiKey: string;
  model: string;
  /** Unset: Google's own address. */
  baseUrl?: string;
}

/**
 * Reads with Gemini: one call, and one repair try where the answer can't be used. Only redacted text goes out. Time is the
 * caller's signal's affair.
 */
export function geminiProvider(settings: GeminiSettings): TriageProvider {
  const askModel = geminiModel(settings);
  return {
    provider: "gemini",
    source: "ai",
    outside: true,
    read: async (request) => {
      const question = writeQuestion(request);
      const said = await askModel(question, request.signal);
      const { inputTokens, outputTokens } = said.took;
      return toAnswer(question, said, { model: settings.model, usage: { inputTokens, outputTokens } });
    },
  };
}

/** Calls for one question, and the tokens that the vendor counted for them. */
export interface CallUsage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

/** What came of a question: an answer's text that can be read, or why there is none; and what it took. */
export type ModelOutput =
  | { ok: true; text: string; repaired?: true; took: CallUsage }
  | { ok: false; failure: ProviderFailure; took: CallUsage };

/** One model, to be asked questions until the signal aborts. */
export type AskModel = (question: ModelQuestion, signal: AbortSignal) => Promise<ModelOutput>;

/** Gemini's side of a question: one call, and a second one where the first can't be used. */
export function geminiModel({ apiKey, model, baseUrl }: GeminiSettings): AskModel {
  const client = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model, systemInstruction: SYSTEM_PROMPT },
    { baseUrl: baseUrl?.replace(/\/+$/, "") },
  );
  return (question, signal) => askTwice(client, question, signal);
}

/** A reader's answer from an answer's text, or the failure; either says whose it is and what it took. */
export function toAnswer(
  question: ModelQuestion,
  said: { ok: true; text: string; repaired?: true } | { ok: false; failure: ProviderFailure },
  whose: Required<Pick<ProviderResult, "model" | "usage">>,
): ProviderAnswer {
  const told = { ...whose, promptVersion: PROMPT_VERSION };
  if (!said.ok) return { ok: false, failure: { ...said.failure, ...(isCounted(whose.usage) ? told : {}) } };
  const read = readAnswer(question, said.text);
  if (!read.ok) return { ok: false, failure: { code: "bad_answer", ...told } };
  return { ok: true, result: { ...read.result, ...told, ...(said.repaired ? { repaired: true } : {}) } };
}

function isCounted({ inputTokens, outputTokens }: TokenUsage): boolean {
  return inputTokens + outputTokens > 0;
}

async function askTwice(client: GenerativeModel, question: ModelQuestion, signal: AbortSignal): Promise<ModelOutput> {
  const task: Content[] = [{ role: "user", parts: [{ text: question.prompt }] }];
  const first = await ask(client, task, question.schema, signal);
  if (first.ok) {
    const read = readAnswer(question, first.text);
    if (read.ok) return first;
    const said = { role: "model", parts: [{ text: first.text.slice(0, 4_000) || "{" }] };
    const repair = { role: "user", parts: [{ text: writeRepair(read.problem) }] };
    const second = await ask(client, [...task, said, repair], question.schema, signal);
    return lastWord(question, second, first.took);
  }
  // A schema that Gemini finds too complex is refused without saying so; the lists also stand in the prompt.
  if (first.failure.code === "bad_request") {
    const second = await ask(client, task, undefined, signal);
    return lastWord(question, second, first.took);
  }
  return first;
}

function lastWord(question: ModelQuestion, second: ModelOutput, before: CallUsage): ModelOutput {
  const took = {
    calls: before.calls + second.took.calls,
    inputTokens: before.inputTokens + second.took.inputTokens,
    outputTokens: before.outputTokens + second.took.outputTokens,
  };
  if (!second.ok) return { ...second, took };
  if (!readAnswer(question, second.text).ok) return { ok: false, failure: { code: "bad_answer" }, took };
  return { ok: true, text: second.text, repaired: true, took };
}

/** Reasons to stop that mean "not this text"; asking again would bring the same. */
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
    const took = tookOf(response.usageMetadata);
    if (response.promptFeedback?.blockReason || BLOCKED.includes(candidate?.finishReason ?? "")) {
      return { ok: false, failure: { code: "blocked" }, took };
    }
    // Not `response.text()`: it throws, and prints a warning, where this only has to read.
    const text = candidate?.content?.parts?.map((part) => part.text ?? "").join("") ?? "";
    return { ok: true, text, took };
  } catch (error) {
    return { ok: false, failure: failureOf(error, signal), took: tookOf(undefined) };
  }
}

/** What a model thought before it answered is counted apart and costs the same; the SDK's types don't know of it. */
function tookOf(usage: (UsageMetadata & { thoughtsTokenCount?: number }) | undefined): CallUsage {
  const { promptTokenCount = 0, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = usage ?? {};
  return { calls: 1, inputTokens: promptTokenCount, outputTokens: candidatesTokenCount + thoughtsTokenCount };
}

/** The SDK's errors carry the address and the server's words; only a code goes on. */
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

/** From `RetryInfo` in the body: the SDK hides the answer's headers, `Retry-After` among them. */
function retryDelay(details: { [key: string]: unknown }[]): number | undefined {
  const delay = details.find((detail) => String(detail["@type"]).endsWith("google.rpc.RetryInfo"))?.retryDelay;
  const seconds = Number.parseFloat(String(delay));
  return Number.isFinite(seconds) ? Math.ceil(seconds) : undefined;
}
