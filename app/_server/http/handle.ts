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
import { type IdempotencyKey, idempotencyKeyOf, keyReused } from "./idempotency";
import { HttpProblem, problemResponse } from "./problem";
import { type FileBody, parseJson, readBody, readFile } from "./read-body";

type Schema = z.ZodType;
type Read<S> = S extends Schema ? z.output<S> : undefined;

export interface HandledRequest<B, Q> {
  body: B;
  query: Q;
  /** Empty unless the route declares `file`. */
  file: Uint8Array;
  /** Dynamic parts of the path, by name; every route of ours that has one calls it `id`. */
  params: { id: string };
  /** How the caller proved who they are; undefined for a visitor. */
  via: Caller["via"] | undefined;
  /** From `If-Match`; only where the route declares `ifMatch`. */
  version: number;
  /** The caller's network address, for limits. */
  address: string;
  request: Request;
}

interface Route<B extends Schema | undefined, Q extends Schema | undefined, R> {
  /** Visitors may ask too: they may do the little that `PERMISSIONS` lists for them. */
  open?: boolean;
  /** Works before a forced password change. */
  beforePasswordChange?: boolean;
  body?: B;
  query?: Q;
  /** The body is a file, and nobody who may not do this makes us read it. */
  file?: FileBody & { action: Action };
  /** Requires `If-Match: "<version>"`. */
  ifMatch?: boolean;
  /** Honours `Idempotency-Key`: the verb must return its answer from inside `transact`. */
  creates?: boolean;
  /** 200 unless said; 204 for an answer of undefined. */
  status?: number;
  /** The answer has a `version`, which goes out as `ETag` too. */
  versioned?: boolean;
  run(ctx: Context, asked: HandledRequest<Read<B>, Read<Q>>): Promise<R>;
}

type NextHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** The one wrapper for routes: who asks → parse → one verb → answer. Every error leaves as problem+json. */
export function handle<R, B extends Schema | undefined = undefined, Q extends Schema | undefined = undefined>(
  route: Route<B, Q, R>,
): NextHandler {
  return async (request, context) => {
    const requestId = newId();
    try {
      const asker = await findCaller(request);
      guard(route, request, asker);
      const writes = request.method !== "GET" && request.method !== "HEAD";
      const file = route.file ? await readFile(request, route.file) : new Uint8Array();
      const bodyText = writes && !route.file ? await readBody(request) : "";
      const asked: HandledRequest<Read<B>, Read<Q>> = {
        body: (route.body ? checkInput(route.body, jsonOf(bodyText, request)) : undefined) as Read<B>,
        query: (route.query ? checkInput(route.query, queryOf(request)) : undefined) as Read<Q>,
        file,
        params: checkInput(PathParams, (await context.params) ?? {}) as { id: string },
        via: asker?.via,
        version: route.ifMatch ? versionOf(request) : 0,
        address: addressOf(request),
        request,
      };
      const repeat = route.creates && asker ? idempotencyKeyOf(request, route.file ? file : bodyText) : undefined;
      const actor: Actor = asker?.actor ?? VISITOR;
      const answer = repeat
        ? await runOnce(actor, repeat, (ctx) => route.run(ctx, asked))
        : await route.run(await contextFor(actor, { after }), asked);
      return respond(route, answer, requestId);
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
}

/** A name longer than any id or number of ours is not worth a look-up. */
const PathParams = z.record(z.string(), z.string().max(100));

function guard(
  route: Pick<Route<undefined, undefined, unknown>, "open" | "beforePasswordChange" | "file">,
  request: Request,
  asker: Caller | null,
) {
  if (!asker && !route.open) throw new AppError("unauthenticated", "Sign in, or send a bearer token.");
  if (asker?.via === "cookie") assertSameSite(request);
  if (asker?.actor.mustChangePassword && !route.beforePasswordChange && !route.open) {
    throw new AppError("forbidden", "Choose a password of your own first.", { kind: "password-change-required" });
  }
  if (asker && route.file) authorize(asker.actor, route.file.action);
}

function jsonOf(bodyText: string, request: Request): unknown {
  // A write without any body is an empty object: `PUT …/resolution` needs no notes.
  if (bodyText === "" && request.headers.get("content-type") === null) return {};
  return parseJson(bodyText, request.headers.get("content-type"));
}

/** Repeated parameters become lists; a parameter given once stays a string. */
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
    throw new HttpProblem(428, "version-required", 'Send If-Match: "<version>" with the version you saw.');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new AppError("invalid", 'If-Match takes one version in quotes, such as "3".');
  return Number(version);
}

/** The same key and request get the first answer again; another request under the same key is refused. */
async function runOnce<R>(actor: Actor, repeat: IdempotencyKey, run: (ctx: Context) => Promise<R>): Promise<R> {
  const personId = actor.kind === "person" ? actor.id : "";
  const ctx = await contextFor(actor, {
    after,
    storeResponse: (db, answer) => storeResponse(db, { personId, ...repeat, answer, now: new Date() }),
  });
  const replay = async () => {
    const first = await findStoredResponse(ctx.db, personId, repeat.key, ctx.now());
    if (first && first.requestHash !== repeat.requestHash) throw keyReused();
    return first;
  };
  const first = await replay();
  if (first) return first.answer as R;
  try {
    return await run(ctx);
  } catch (error) {
    const meanwhile = error instanceof AlreadyAnswered ? await replay() : undefined;
    if (!meanwhile) throw error;
    return meanwhile.answer as R;
  }
}

function respond<R>(
  route: Pick<Route<undefined, undefined, R>, "status" | "versioned">,
  answer: R,
  requestId: string,
): Response {
  const headers = new Headers({ "x-request-id": requestId, "cache-control": "private, no-store" });
  if (answer === undefined) return new Response(null, { status: route.status ?? 204, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  if (route.versioned) headers.set("etag", `"${(answer as { version: number }).version}"`);
  return new Response(JSON.stringify(answer), { status: route.status ?? 200, headers });
}
