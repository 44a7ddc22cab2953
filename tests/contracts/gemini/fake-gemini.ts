import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the fake misbehaves. */
export type GeminiFault =
  | "none"
  | "rate_limit"
  | "server_error"
  | "overloaded"
  | "hang"
  | "reset"
  | "reset_midway"
  | "invalid_json"
  | "broken_envelope"
  | "fenced_json"
  | "truncated_json"
  | "empty_answer"
  | "block_prompt"
  | "block_answer"
  | "unknown_category"
  | "bad_key"
  | "forbidden"
  | "bad_schema"
  | "bad_model";

export interface FakeRequest {
  model: string;
  apiKey: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the body is whatever the SDK sends; tests look into it.
  body: any;
  /** The prompt as sent. */
  prompt: string;
  /** The ticket between the prompt's marks. */
  ticket: string;
  fault: GeminiFault;
}

export interface FakeGeminiOptions {
  /** One fault per request, then none; or a share of requests (0 to 1) with one of `kinds`, drawn by the seed. */
  faults?: GeminiFault[] | { rate: number; kinds?: GeminiFault[] };
  seed?: number;
  /** The model's answer; by default made from the request's own lists. */
  answer?: (request: FakeRequest) => unknown;
  /** Thinking tokens, counted apart from the answer's. */
  thoughts?: number;
}

const TRANSIENT: GeminiFault[] = [
  "rate_limit",
  "server_error",
  "overloaded",
  "reset",
  "invalid_json",
  "truncated_json",
  "block_answer",
];

/** A local server that speaks the wire format of Gemini's `generateContent`, with planned faults. */
export async function startFakeGemini({
  faults = [],
  seed = 1,
  answer = plainAnswer,
  thoughts = 0,
}: FakeGeminiOptions = {}) {
  const requests: FakeRequest[] = [];
  const nextFault = planOf(faults, seed);
  const server = createServer(async (request, response) => {
    const received = await readRequest(request, nextFault);
    if (!received) {
      reply(response, 404, error(404, "NOT_FOUND", "The fake knows generateContent only."));
    } else {
      requests.push(received);
      answerWith(received, response, answer, thoughts);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function planOf(faults: NonNullable<FakeGeminiOptions["faults"]>, seed: number): () => GeminiFault {
  if (Array.isArray(faults)) {
    const left = [...faults];
    return () => left.shift() ?? "none";
  }
  const { rate, kinds = TRANSIENT } = faults;
  const random = randomFrom(seed);
  return () => (random() < rate ? kinds[Math.floor(random() * kinds.length)]! : "none");
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function readRequest(request: IncomingMessage, nextFault: () => GeminiFault): Promise<FakeRequest | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const model = /^\/v1beta\/models\/([^/:]+):generateContent$/.exec(request.url ?? "")?.[1];
  if (request.method !== "POST" || !model) return undefined;
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const prompt: string = body.contents[0].parts[0].text;
  const apiKey = request.headers["x-goog-api-key"] as string | undefined;
  return { model, apiKey, body, prompt, ticket: ticketIn(prompt), fault: nextFault() };
}

/** The text between "<<< mark" and "mark >>>". */
function ticketIn(prompt: string): string {
  const mark = /^<<< (\S+)$/m.exec(prompt)?.[1];
  return mark ? prompt.split(`<<< ${mark}\n`)[1]!.split(`\n${mark} >>>`)[0]! : "";
}

function answerWith(
  received: FakeRequest,
  response: ServerResponse,
  answer: (request: FakeRequest) => unknown,
  thoughts: number,
): void {
  if (received.fault === "hang") return;
  if (received.fault === "reset") {
    response.socket?.resetAndDestroy();
  } else if (received.fault === "reset_midway") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "10000" });
    response.write('{"candidates":[{"content":', () => response.socket?.resetAndDestroy());
  } else if (received.fault === "broken_envelope") {
    response.writeHead(200, { "content-type": "application/json" }).end("<html>proxy</html>");
  } else {
    const [status, body] = WIRE[received.fault](() => answer(received));
    if (status === 429) response.setHeader("retry-after", "18");
    reply(response, status, thoughts > 0 ? withThoughts(body, thoughts) : body);
  }
}

function withThoughts(body: object, thoughtsTokenCount: number): object {
  return { ...body, usageMetadata: { ...USAGE, thoughtsTokenCount } };
}

type Answered = Exclude<GeminiFault, "hang" | "reset" | "reset_midway" | "broken_envelope">;

const USAGE = { promptTokenCount: 321, candidatesTokenCount: 45, totalTokenCount: 366 };
const RETRY_INFO = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "17.4s" };
const KEY_INFO = { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" };

const WIRE: Record<Answered, (good: () => unknown) => [status: number, body: object]> = {
  none: (good) => [200, candidate(JSON.stringify(good()))],
  fenced_json: (good) => [200, candidate(`\`\`\`json\n${JSON.stringify(good())}\n\`\`\``)],
  truncated_json: (good) => [200, candidate(JSON.stringify(good()).slice(0, -40), "MAX_TOKENS")],
  invalid_json: () => [200, candidate("The request looks like a billing matter to me.")],
  unknown_category: (good) => {
    const usual = good() as { category?: object };
    return [200, candidate(JSON.stringify({ ...usual, category: { ...usual.category, value: "gardening" } }))];
  },
  empty_answer: () => [200, { candidates: [{ finishReason: "STOP", index: 0 }], usageMetadata: USAGE }],
  block_prompt: () => [200, { promptFeedback: { blockReason: "PROHIBITED_CONTENT" }, usageMetadata: USAGE }],
  block_answer: () => [200, { candidates: [{ finishReason: "SAFETY", index: 0 }], usageMetadata: USAGE }],
  rate_limit: () => [429, error(429, "RESOURCE_EXHAUSTED", "Quota is used up.", [RETRY_INFO])],
  server_error: () => [500, error(500, "INTERNAL", "An internal error has occurred.")],
  overloaded: () => [503, error(503, "UNAVAILABLE", "The model is overloaded.")],
  bad_key: () => [400, error(400, "INVALID_ARGUMENT", "API key not valid.", [KEY_INFO])],
  forbidden: () => [403, error(403, "PERMISSION_DENIED", "The caller has no permission.")],
  bad_schema: () => [400, error(400, "INVALID_ARGUMENT", "Request contains an invalid argument.")],
  bad_model: () => [404, error(404, "NOT_FOUND", "The model is not found for this version.")],
};

/** The first offered category that the ticket names, medium, no skills, and a real quote. */
export function plainAnswer({ body, ticket }: FakeRequest) {
  const lines = ticket.split("\n");
  const quote = (lines.at(-1) ?? "").slice(0, 60);
  const offered: string[] = body.generationConfig.responseSchema?.properties.category?.properties.value.enum ?? [];
  const value = offered.find((slug) => ticket.toLowerCase().includes(slug)) ?? offered[0] ?? null;
  const field = { confidence: 0.9, reason: "The words of the request say so.", quotes: [quote] };
  return {
    category: { ...field, value },
    priority: { ...field, value: "medium" },
    skills: { ...field, value: [] },
    otherSkills: [],
    summary: "A request for help.",
    helpfulNotes: ["Check what the requester tried first."],
    title: "A request",
  };
}

function candidate(text: string, finishReason = "STOP") {
  return {
    candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason, index: 0 }],
    usageMetadata: USAGE,
    modelVersion: "fake",
  };
}

function error(code: number, status: string, message: string, details: object[] = []) {
  return { error: { code, message, status, ...(details.length > 0 ? { details } : {}) } };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
