import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * Faults of Resend. `answer-lost` stores the email and then drops the connection; `hang` stores nothing and never
 * answers; `in-progress` says that a request with the same key is running.
 */
export type ResendFault =
  | "rate-limit"
  | "server-error"
  | "unavailable"
  | "gateway-page"
  | "answer-lost"
  | "hang"
  | "in-progress"
  | "invalid";

export interface FakeResendOptions {
  /** One fault per request in this order (null: none), then none; or a share of all requests, drawn by the seed. */
  faults?: (ResendFault | null)[] | { rate: number; kinds: ResendFault[] };
  seed?: number;
  port?: number;
}

export interface StoredMail {
  id: string;
  idempotencyKey: string | null;
  body: ResendBody;
}

export interface ResendBody {
  from: string;
  to: string | string[];
  subject: string;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
}

export interface RecordedRequest {
  idempotencyKey: string | null;
  authorization: string | null;
  fault: ResendFault | null;
  status: number | "lost" | "hangs";
}

export interface FakeResend {
  url: string;
  /** The accepted emails. */
  mails: StoredMail[];
  requests: RecordedRequest[];
  close(): Promise<void>;
}

/** A local server for the part of Resend's API that sends: `POST /emails`, with idempotency keys. */
export async function startFakeResend(options: FakeResendOptions = {}): Promise<FakeResend> {
  const mails: StoredMail[] = [];
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const draw = faultPlan(options);
  const server = createServer((request, response) => {
    const received = (text: string) => {
      const recorded: RecordedRequest = {
        idempotencyKey: headerOf(request, "idempotency-key"),
        authorization: headerOf(request, "authorization"),
        fault: draw(),
        status: 200,
      };
      requests.push(recorded);
      recorded.status = answer({ request, response, text, recorded, mails });
    };
    // A caller that disconnects early has sent no request.
    readAll(request).then(received, () => {});
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, requests, close };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  text: string;
  recorded: RecordedRequest;
  mails: StoredMail[];
}

function answer({ request, response, text, recorded, mails }: Exchange): RecordedRequest["status"] {
  const respond = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    return status;
  };
  const refuse = (statusCode: number, name: string, message: string, headers?: Record<string, string>) =>
    respond(statusCode, { statusCode, name, message }, headers);

  if (request.method !== "POST" || request.url !== "/emails") return refuse(404, "not_found", "No such endpoint.");
  if (!recorded.authorization?.startsWith("Bearer ")) return refuse(401, "missing_api_key", "No key was sent.");
  if (recorded.authorization === "Bearer re_wrong") return refuse(403, "invalid_api_key", "This key is not known.");
  const key = recorded.idempotencyKey;
  if (key !== null && (key.length < 1 || key.length > 256)) {
    return refuse(400, "invalid_idempotency_key", "A key has 1 to 256 characters.");
  }
  switch (recorded.fault) {
    case "rate-limit":
      return refuse(429, "rate_limit_exceeded", "Too many requests.", { "retry-after": "7" });
    case "server-error":
      return refuse(500, "internal_server_error", "Something broke.");
    case "unavailable":
      return refuse(503, "application_error", "Come back later.", { "retry-after": "3" });
    case "gateway-page":
      response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
      return 502;
    case "in-progress":
      return refuse(409, "concurrent_idempotent_requests", "The same key is still being worked on.");
    case "invalid":
      return refuse(422, "validation_error", "The `to` field is not valid.");
    case "hang":
      return "hangs";
  }
  const body = parse(text);
  if (!body) return refuse(422, "missing_required_field", "from, to, subject and a body are required.");
  const first = key === null ? undefined : mails.find((mail) => mail.idempotencyKey === key);
  if (first && JSON.stringify(first.body) !== JSON.stringify(body)) {
    return refuse(409, "invalid_idempotent_request", "The same key was used with another payload.");
  }
  const stored = first ?? { id: randomUUID(), idempotencyKey: key, body };
  if (!first) mails.push(stored);
  if (recorded.fault === "answer-lost") {
    request.socket.destroy();
    return "lost";
  }
  return respond(200, { id: stored.id });
}

function parse(text: string): ResendBody | undefined {
  try {
    const body = JSON.parse(text) as ResendBody;
    return body.from && body.to && body.subject && (body.text || body.html) ? body : undefined;
  } catch {
    return undefined;
  }
}

function faultPlan({ faults = [], seed = 1 }: FakeResendOptions): () => ResendFault | null {
  if (Array.isArray(faults)) {
    const left = [...faults];
    return () => left.shift() ?? null;
  }
  const random = seeded(seed);
  const { rate, kinds } = faults;
  return () => (random() < rate ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null);
}

/** Deterministic numbers from 0 to 1 (linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}
