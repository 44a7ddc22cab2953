import { afterAll } from "vitest";
import { settled } from "@/app/_server/http/after";
import { connectEmbedded } from "@/inngest/client";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/password";
import type { Db } from "@/lib/db/client";
import type { people } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { newId } from "@/lib/ids";
import { openSession } from "@/lib/people/open-session";
import { createPerson, testContext } from "./database";

export const PASSWORD = "correct horse battery";

/** One hash for all accounts, because hashing is slow. */
let sharedHash: Promise<string> | undefined;
const hashed = () => (sharedHash ??= hashPassword(PASSWORD));

/** An account that can sign in with `PASSWORD`. */
export async function createAccount(
  db: Db,
  role: Role = "user",
  more: Partial<typeof people.$inferInsert> = {},
): Promise<PersonActor> {
  return createPerson(db, role, { passwordHash: await hashed(), ...more });
}

/** An account with a session and its bearer token. */
export async function createSessionRow(
  db: Db,
  role: Role = "user",
  more: Partial<typeof people.$inferInsert> = {},
): Promise<{ person: PersonActor; token: string; sessionId: string }> {
  const person = await createAccount(db, role, more);
  const proof = { personId: person.id, passwordHash: await hashed(), sessionType: "bearer" as const };
  const { token, sessionId } = await openSession(testContext(db, jobActor("pipeline")), proof);
  return { person: { ...person, sessionId }, token: token!, sessionId };
}

/** Accepts every event in place of the engine. The test file ends when all are sent. */
export function takeEvents(): void {
  connectEmbedded(async (_url, init) => {
    const sent = JSON.parse(String(init?.body)) as unknown[];
    return Response.json({ ids: sent.map(() => newId()), status: 200 });
  });
  afterAll(settled);
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

interface Call {
  method?: string;
  token?: string;
  cookie?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, unknown>;
}

/** Calls a route's handler with a real request. */
export async function call(handler: Handler, path: string, options: Call = {}): Promise<RouteAnswer> {
  const headers = new Headers(options.headers);
  if (options.token) headers.set("authorization", `Bearer ${options.token}`);
  if (options.cookie) headers.set("cookie", options.cookie);
  if (options.body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const body =
    typeof options.body === "string" || options.body === undefined ? options.body : JSON.stringify(options.body);
  const method = options.method ?? (options.body === undefined ? "GET" : "POST");
  const request = new Request(`http://localhost:3000${path}`, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve(options.params ?? {}) });
  const text = await response.text();
  const json = text.startsWith("{") ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

export interface RouteAnswer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what is being tested
  json: any;
}
