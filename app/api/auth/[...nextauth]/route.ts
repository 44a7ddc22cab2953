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

/** What our pages need of next-auth; everything else that it would answer is not there. */
const ACTIONS: Record<string, readonly string[]> = {
  GET: ["csrf", "session", "providers", "signin", "signout", "error"],
  POST: ["callback", "signin", "signout"],
};

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** next-auth's own doors, under our limits and with our errors; its answers keep the form that its client reads. */
const answer: Handler = async (request, context) => {
  const requestId = newId();
  try {
    const asked = await read(request, context);
    const ctx = await contextFor(VISITOR, { after });
    const { status, headers, body } = await callNextAuth(ctx, asked, addressOf(request));
    headers.set("x-request-id", requestId);
    headers.set("cache-control", "private, no-store");
    return new Response(body, { status, headers });
  } catch (error) {
    return readableByClient(problemResponse(error, requestId));
  }
};

export { answer as GET, answer as POST };

async function read(request: Request, context: { params: Promise<unknown> }): Promise<NextAuthRequest> {
  const { nextauth = [] } = (await context.params) as { nextauth?: string[] };
  if (!ACTIONS[request.method]?.includes(nextauth[0] ?? "")) throw notFound("address");
  // next-auth has its own token against foreign pages; where the browser names the page, it must be ours as well.
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

/** Where to go afterwards is a page of ours or nowhere: next-auth answers 500 to an address that it can't read. */
function withOwnCallback<T extends object>(fields: T): T {
  const { callbackUrl, ...rest } = fields as { callbackUrl?: unknown };
  return (isOwn(callbackUrl) ? { ...rest, callbackUrl } : rest) as T;
}

function isOwn(url: unknown): boolean {
  if (typeof url !== "string") return false;
  return url.startsWith("/") || (URL.canParse(url) && new URL(url).origin === new URL(env().APP_URL).origin);
}

/** next-auth's client looks for the kind of failure in an address, also in answers that are not next-auth's own. */
async function readableByClient(problem: Response): Promise<Response> {
  const body = await problem.json();
  const url = `${env().APP_URL}/sign-in?error=${encodeURIComponent(body.type)}`;
  return new Response(JSON.stringify({ ...body, url }), problem);
}
