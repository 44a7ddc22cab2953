import { cookiesOf } from "@/app/_server/auth/cookie";
import { callNextAuth, type NextAuthRequest } from "@/app/_server/auth/next-auth";
import { addressOf } from "@/app/_server/http/address";
import { after } from "@/app/_server/http/after";
import { assertSameSite } from "@/app/_server/http/cross-site";
import { problemResponse } from "@/app/_server/http/problem";
import { readBody } from "@/app/_server/http/read-body";
import { VISITOR } from "@/lib/auth/actor";
import { contextFor } from "@/lib/context";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";

/** Other next-auth actions respond with 404. */
const ACTIONS: Record<string, readonly string[]> = {
  GET: ["csrf", "session", "providers", "signin", "signout", "error"],
  POST: ["callback", "signin", "signout"],
};

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Runs next-auth. Our errors get the form that its client expects. */
const respond: Handler = async (request, context) => {
  const requestId = newId();
  try {
    const authRequest = await parse(request, context);
    const ctx = await contextFor(VISITOR, { after });
    const { status, headers, body } = await callNextAuth(ctx, authRequest, addressOf(request));
    headers.set("x-request-id", requestId);
    headers.set("cache-control", "private, no-store");
    return new Response(body, { status, headers });
  } catch (error) {
    return readableByClient(problemResponse(error, requestId));
  }
};

export { respond as GET, respond as POST };

async function parse(request: Request, context: { params: Promise<unknown> }): Promise<NextAuthRequest> {
  const { nextauth = [] } = (await context.params) as { nextauth?: string[] };
  if (!ACTIONS[request.method]?.includes(nextauth[0] ?? "")) throw notFound("address");
  // next-auth checks its own CSRF token too.
  if (request.headers.has("sec-fetch-site") || request.headers.has("origin")) assertSameSite(request);
  const url = new URL(request.url);
  const body = request.method === "POST" ? fieldsOf(await readBody(request), request.headers.get("content-type")) : {};
  return {
    method: request.method,
    query: withOwnCallback({ ...Object.fromEntries(url.searchParams), nextauth }),
    cookies: Object.fromEntries(
      Object.entries(cookiesOf(request)).filter(([name, value]) => !name.endsWith("callback-url") || isOwn(value)),
    ),
    body: withOwnCallback(body),
  };
}

function fieldsOf(text: string, contentType: string | null): Record<string, unknown> {
  if (!contentType?.includes("application/json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

/** Leaves out a callback URL of another site. next-auth would respond with 500 to an unreadable one. */
function withOwnCallback<T extends object>(fields: T): T {
  const { callbackUrl, ...rest } = fields as { callbackUrl?: unknown };
  return (isOwn(callbackUrl) ? { ...rest, callbackUrl } : rest) as T;
}

function isOwn(url: unknown): boolean {
  if (typeof url !== "string") return false;
  return url.startsWith("/") || (URL.canParse(url) && new URL(url).origin === new URL(env().APP_URL).origin);
}

/** next-auth's client reads the error's type from `url`. */
async function readableByClient(problem: Response): Promise<Response> {
  const body = await problem.json();
  const url = `${env().APP_URL}/sign-in?error=${encodeURIComponent(body.type)}`;
  return new Response(JSON.stringify({ ...body, url }), problem);
}
