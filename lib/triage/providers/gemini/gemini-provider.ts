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

export interface GeminiSettings {
  apiKey: string;
  model: string;
  baseUrl?: string;
}

/** One call, and one repair call if the answer is unusable. Sends only redacted text, until the signal aborts. */
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
export interface CallUsage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

/** The text of a readable answer, or why there is none; and the usage. */
export type ModelOutput =
  | { ok: true; text: string; repaired?: true; usage: CallUsage }
  | { ok: false; failure: ProviderFailure; usage: CallUsage };

/** Asks one model a question, until the signal aborts. */
export type AskModel = (question: ModelQuestion, signal: AbortSignal) => Promise<ModelOutput>;

export function geminiModel({ apiKey, model, baseUrl }: GeminiSettings): AskModel {
  const client = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model, systemInstruction: SYSTEM_PROMPT },
    { baseUrl: baseUrl?.replace(/\/+$/, "") },
  );
  return (question, signal) => askTwice(client, question, signal);
}

/** Turns a model's text or failure into a provider's answer, with model, prompt version and usage. */
export function toAnswer(
  question: ModelQuestion,
  output: { ok: true; text: string; repaired?: true } | { ok: false; failure: ProviderFailure },
  call: Required<Pick<ProviderResult, "model" | "usage">>,
): ProviderAnswer {
  const details = { ...call, promptVersion: PROMPT_VERSION };
  if (!output.ok) return { ok: false, failure: { ...output.failure, ...(hasUsage(call.usage) ? details : {}) } };
  const answer = readAnswer(question, output.text);
  if (!answer.ok) return { ok: false, failure: { code: "bad_answer", ...details } };
  return { ok: true, result: { ...answer.result, ...details, ...(output.repaired ? { repaired: true } : {}) } };
}

function hasUsage({ inputTokens, outputTokens }: TokenUsage): boolean {
  return inputTokens + outputTokens > 0;
}

async function askTwice(client: GenerativeModel, question: ModelQuestion, signal: AbortSignal): Promise<ModelOutput> {
  const task: Content[] = [{ role: "user", parts: [{ text: question.prompt }] }];
  const first = await ask(client, task, question.schema, signal);
  if (first.ok) {
    const answer = readAnswer(question, first.text);
    if (answer.ok) return first;
    const reply = { role: "model", parts: [{ text: first.text.slice(0, 4_000) || "{" }] };
    const repair = { role: "user", parts: [{ text: writeRepair(answer.problem) }] };
    const second = await ask(client, [...task, reply, repair], question.schema, signal);
    return repairedOutput(question, second, first.usage);
  }
  // Gemini rejects complex schemas without naming the reason. The prompt has the lists too.
  if (first.failure.code === "bad_request") {
    const second = await ask(client, task, undefined, signal);
    return repairedOutput(question, second, first.usage);
  }
  return first;
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

/** Another call would end the same. */
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
    // `response.text()` would throw and log a warning.
    const text = candidate?.content?.parts?.map((part) => part.text ?? "").join("") ?? "";
    return { ok: true, text, usage };
  } catch (error) {
    return { ok: false, failure: failureOf(error, signal), usage: usageOf(undefined) };
  }
}

/** Thinking tokens cost the same; the SDK's types lack them. */
function usageOf(counted: (UsageMetadata & { thoughtsTokenCount?: number }) | undefined): CallUsage {
  const { promptTokenCount = 0, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = counted ?? {};
  return { calls: 1, inputTokens: promptTokenCount, outputTokens: candidatesTokenCount + thoughtsTokenCount };
}

/** The SDK's errors hold addresses and server messages: only a code is passed on. */
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

/** The SDK hides the headers, `Retry-After` among them. */
function retryDelay(details: { [key: string]: unknown }[]): number | undefined {
  const delay = details.find((detail) => String(detail["@type"]).endsWith("google.rpc.RetryInfo"))?.retryDelay;
  const seconds = Number.parseFloat(String(delay));
  return Number.isFinite(seconds) ? Math.ceil(seconds) : undefined;
}
