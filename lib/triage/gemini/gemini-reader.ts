import {
  type Content,
  type GenerativeModel,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIFetchError,
  type ResponseSchema,
} from "@google/generative-ai";
import type { Answer, ProviderFailure, Reader, Reading, ReadRequest } from "@/lib/triage/reader";
import { type RedactedTicket, redactTicket } from "@/lib/triage/safety/redact-ticket";
import { parseAnswer } from "./answer";
import { mapAnswer } from "./map-answer";
import { PROMPT_VERSION, SYSTEM_PROMPT, writePrompt, writeRepair } from "./prompt";
import { answerSchema, MAX_OFFERED_SKILLS } from "./schema";
import { shortlistSkills } from "./shortlist-skills";

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
export function geminiReader({ apiKey, model, baseUrl }: GeminiSettings): Reader {
  const client = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model, systemInstruction: SYSTEM_PROMPT },
    { baseUrl: baseUrl?.replace(/\/+$/, "") },
  );
  return {
    provider: "gemini",
    source: "ai",
    outside: true,
    read: async (request) => {
      const answer = await readTwice(client, request);
      return answer.ok ? { ok: true, reading: { ...answer.reading, model, promptVersion: PROMPT_VERSION } } : answer;
    },
  };
}

async function readTwice(client: GenerativeModel, request: ReadRequest): Promise<Answer> {
  const redacted = redactTicket(request.text);
  const skills = shortlistSkills(request.catalogue, request.text, MAX_OFFERED_SKILLS);
  const schema = answerSchema(request.catalogue, skills, !request.text.title?.trim());
  const task: Content[] = [
    { role: "user", parts: [{ text: writePrompt({ ...request, text: redacted.text }, skills) }] },
  ];
  const first = await ask(client, task, schema, request.signal);
  if (first.ok) {
    const parsed = parseAnswer(first.text);
    if (parsed.ok) return answered(mapAnswer(parsed.answer, request, redacted.restoreQuote), [first]);
    const said = { role: "model", parts: [{ text: first.text.slice(0, 4_000) || "{" }] };
    const repair = { role: "user", parts: [{ text: writeRepair(parsed.problem) }] };
    return lastTry(request, redacted, first, await ask(client, [...task, said, repair], schema, request.signal));
  }
  // A schema that Gemini finds too complex is refused without saying so; the lists also stand in the prompt.
  if (first.failure.code === "bad_request") {
    return lastTry(request, redacted, undefined, await ask(client, task, undefined, request.signal));
  }
  return first;
}

function lastTry(
  request: ReadRequest,
  redacted: RedactedTicket,
  first: Said | undefined,
  second: Said | Refused,
): Answer {
  if (!second.ok) return second;
  const parsed = parseAnswer(second.text);
  if (!parsed.ok) return { ok: false, failure: { code: "bad_answer" } };
  return answered(
    { ...mapAnswer(parsed.answer, request, redacted.restoreQuote), repaired: true },
    first ? [first, second] : [second],
  );
}

function answered(reading: Reading, said: Said[]): Answer {
  const sum = (count: (each: Said) => number) => said.reduce((total, each) => total + count(each), 0);
  const usage = { inputTokens: sum((each) => each.inputTokens), outputTokens: sum((each) => each.outputTokens) };
  return { ok: true, reading: { ...reading, usage } };
}

type Said = { ok: true; text: string; inputTokens: number; outputTokens: number };
type Refused = { ok: false; failure: ProviderFailure };

/** Reasons to stop that mean "not this text"; asking again would bring the same. */
const BLOCKED = ["SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY"];

async function ask(
  client: GenerativeModel,
  contents: Content[],
  schema: object | undefined,
  signal: AbortSignal,
): Promise<Said | Refused> {
  const generationConfig = {
    temperature: 0.1,
    maxOutputTokens: 4_096,
    responseMimeType: "application/json",
    ...(schema ? { responseSchema: schema as ResponseSchema } : {}),
  };
  try {
    const { response } = await client.generateContent({ contents, generationConfig }, { signal });
    const candidate = response.candidates?.[0];
    if (response.promptFeedback?.blockReason || BLOCKED.includes(candidate?.finishReason ?? "")) {
      return { ok: false, failure: { code: "blocked" } };
    }
    // Not `response.text()`: it throws, and prints a warning, where this only has to read.
    const text = candidate?.content?.parts?.map((part) => part.text ?? "").join("") ?? "";
    const { promptTokenCount: inputTokens = 0, candidatesTokenCount: outputTokens = 0 } = response.usageMetadata ?? {};
    return { ok: true, text, inputTokens, outputTokens };
  } catch (error) {
    return { ok: false, failure: failureOf(error, signal) };
  }
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
