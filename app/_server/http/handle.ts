import { createHash } from "node:crypto";
import { z } from "zod";
import { type Caller, findCaller } from "@/app/_server/auth/session-person";
import { type Actor, VISITOR } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Action } from "@/lib/auth/permissions";
import { type Context, contextFor } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { AlreadyAnswered, findStoredResponse, storeResponse } from "@/lib/idempotency/stored-responses";
import { newId } from "@/lib/ids";
import { addressOf } from "./address";
import { after } from "./after";
import { checkInput } from "./check-input";
import { assertSameSite } from "./cross-site";
import { HttpProblem, problemResponse } from "./problem";
import { type FileBody, parseJson, readBody, readFile } from "./read-body";

type Schema = z.ZodType;
type Parsed<S> = S extends Schema ? z.output<S> : undefined;

interface HandledRequest<B, Q> {
  body: B;
  query: Q;
  /** Empty unless the route declares `file`. */
  file: Uint8Array;
  params: { id: string };
  /** Undefined for a visitor. */
  via: Caller["via"] | undefined;
  /** From `If-Match`; 0 unless the route declares `ifMatch`. */
  version: number;
  address: string;
  request: Request;
}

interface Route<B extends Schema | undefined, Q extends Schema | undefined, R> {
  /** Visitors may call the route; the verb checks their permissions. */
  open?: boolean;
  /** Also admits people who must change their password first. */
  beforePasswordChange?: boolean;
  body?: B;
  query?: Q;
  /** The caller needs the permission for `action` before we read the file. */
  file?: FileBody & { action: Action };
  /** Requires an `If-Match` header with the version that the caller has read. */
  ifMatch?: boolean;
  /** Supports `Idempotency-Key`, if the verb's `transact` returns the response. */
  creates?: boolean;
  /** Default: 200, or 204 if `run` returns nothing. */
  status?: number;
  /** Sends the response's `version` as `ETag`. */
  versioned?: boolean;
  run(ctx: Context, input: HandledRequest<Parsed<B>, Parsed<Q>>): Promise<R>;
}

type NextHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Makes an API route: finds the caller, checks the input, runs one verb and responds. Errors become problem+json. */
export function handle<R, B extends Schema | undefined = undefined, Q extends Schema | undefined = undefined>(
  route: Route<B, Q, R>,
): NextHandler {
  return async (request, context) => {
    const requestId = newId();
    try {
      const caller = await findCaller(request);
      assertAllowed(route, request, caller);
      const writes = request.method !== "GET" && request.method !== "HEAD";
      const file = route.file ? await readFile(request, route.file) : new Uint8Array();
      const bodyText = writes && !route.file ? await readBody(request) : "";
      const input: HandledRequest<Parsed<B>, Parsed<Q>> = {
        body: (route.body ? checkInput(route.body, jsonOf(bodyText, request)) : undefined) as Parsed<B>,
        query: (route.query ? checkInput(route.query, queryOf(request)) : undefined) as Parsed<Q>,
        file,
        params: checkInput(PathParams, (await context.params) ?? {}) as { id: string },
        via: caller?.via,
        version: route.ifMatch ? versionOf(request) : 0,
        address: addressOf(request),
        request,
      };
      const key = route.creates && caller ? idempotencyKeyOf(request, route.file ? file : bodyText) : undefined;
      const actor: Actor = caller?.actor ?? VISITOR;
      const result = key
        ? await runOnce(actor, key, (ctx) => route.run(ctx, input))
        : await route.run(await contextFor(actor, { after }), input);
      return respond(route, result, requestId);
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
}

/** Ids and ticket numbers are at most 100 characters long. */
const PathParams = z.record(z.string(), z.string().max(100));

function assertAllowed(
  route: Pick<Route<undefined, undefined, unknown>, "open" | "beforePasswordChange" | "file">,
  request: Request,
  caller: Caller | null,
) {
  if (!caller && !route.open) throw new AppError("unauthenticated", "Sign in to continue.");
  if (caller?.via === "cookie") assertSameSite(request);
  if (caller?.actor.mustChangePassword && !route.beforePasswordChange && !route.open) {
    throw new AppError("forbidden", "Change your password first.", { kind: "password-change-required" });
  }
  if (caller && route.file) authorize(caller.actor, route.file.action);
}

function jsonOf(bodyText: string, request: Request): unknown {
  // Some writes, such as `PUT …/resolution`, need no body.
  if (bodyText === "" && request.headers.get("content-type") === null) return {};
  return parseJson(bodyText, request.headers.get("content-type"));
}

function queryOf(request: Request): Record<string, string | string[]> {
  const params = new URL(request.url).searchParams;
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

function versionOf(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null)
    throw new HttpProblem(428, "version-required", 'Send If-Match: "<version>" with the version you read.');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new AppError("invalid", 'If-Match must be one version in quotes, such as "3".');
  return Number(version);
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

type IdempotencyKey = { key: string; requestHash: string };

/** The key and a hash of method, path and body; undefined without the header. */
function idempotencyKeyOf(request: Request, body: string | Uint8Array): IdempotencyKey | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new AppError("invalid", "An Idempotency-Key must be 1 to 200 printable ASCII characters without spaces.");
  }
  const path = new URL(request.url).pathname;
  return { key, requestHash: createHash("sha256").update(`${request.method} ${path}\n`).update(body).digest("hex") };
}

/** Returns the stored response if the person has sent this request with the key before. */
async function runOnce<R>(actor: Actor, key: IdempotencyKey, run: (ctx: Context) => Promise<R>): Promise<R> {
  const personId = actor.kind === "person" ? actor.id : "";
  const ctx = await contextFor(actor, {
    after,
    storeResponse: (db, answer) => storeResponse(db, { personId, ...key, answer, now: new Date() }),
  });
  const replay = async () => {
    const stored = await findStoredResponse(ctx.db, personId, key.key, ctx.now());
    if (stored && stored.requestHash !== key.requestHash) {
      throw new HttpProblem(422, "idempotency-key-reused", "Another request used this Idempotency-Key. Use a new one.");
    }
    return stored;
  };
  const first = await replay();
  if (first) return first.answer as R;
  try {
    return await run(ctx);
  } catch (error) {
    const concurrent = error instanceof AlreadyAnswered ? await replay() : undefined;
    if (!concurrent) throw error;
    return concurrent.answer as R;
  }
}

function respond<R>(
  route: Pick<Route<undefined, undefined, R>, "status" | "versioned">,
  result: R,
  requestId: string,
): Response {
  const headers = new Headers({ "x-request-id": requestId, "cache-control": "private, no-store" });
  if (result === undefined) return new Response(null, { status: route.status ?? 204, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  if (route.versioned) headers.set("etag", `"${(result as { version: number }).version}"`);
  return new Response(JSON.stringify(result), { status: route.status ?? 200, headers });
}
