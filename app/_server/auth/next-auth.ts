import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { checkInput } from "@/app/_server/http/check-input";
import { authSecret } from "@/lib/auth/secret";
import { SECOND_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { findSessionPerson } from "@/lib/people/find-session-person";
import { SignInInput } from "@/lib/people/input";
import { SESSION_MS } from "@/lib/people/open-session";
import { signIn } from "@/lib/people/sign-in";
import { signOut } from "@/lib/people/sign-out";
import { usesSecureCookies } from "./cookie";

/** The parts of a request that next-auth's `pages/` handler gets from us: no headers, so no forged Host header. */
export interface NextAuthRequest {
  method: string;
  query: Record<string, string | string[]>;
  cookies: Record<string, string>;
  body: Record<string, unknown>;
}

/** Runs next-auth's `pages/` handler. Rethrows our callbacks' errors, whose messages next-auth would put into a URL. */
export async function callNextAuth(ctx: Context, request: NextAuthRequest, address: string): Promise<RecordedResponse> {
  const thrown: unknown[] = [];
  const response = responseRecorder();
  const options = optionsFor(ctx, address, (error) => thrown.push(error));
  await NextAuth(
    { headers: {}, ...request } as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    options,
  );
  if (thrown.length > 0) throw thrown[0];
  return response.recorded;
}

function optionsFor(ctx: Context, address: string, onThrow: (error: unknown) => void): AuthOptions {
  const collectErrors = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      onThrow(error);
      throw error;
    }
  };
  return {
    secret: authSecret(),
    useSecureCookies: usesSecureCookies(),
    session: { strategy: "jwt", maxAge: SESSION_MS / SECOND_MS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (typed) => collectErrors(() => authorizeSignIn(ctx, typed, address)),
      }),
    ],
    callbacks: {
      // The cookie holds only ids, because other data could become outdated.
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: sidOf(user) } : { sub: token.sub, sid: token.sid }),
      session: ({ session, token }) => collectErrors(() => sessionFor(ctx, session.expires, token.sid)),
    },
    events: { signOut: ({ token }) => collectErrors(() => endSession(ctx, token?.sid)) },
    logger: {
      error: (code) => log("warn", "next-auth reports", { code }),
      warn: (code) => log("warn", "next-auth warns", { code }),
      debug: () => {},
    },
  };
}

/** Returns null for a wrong email or password, as next-auth expects. */
async function authorizeSignIn(ctx: Context, typed: Record<"email" | "password", string> | undefined, address: string) {
  const input = checkInput(SignInInput, { email: typed?.email, password: typed?.password });
  try {
    const { sessionId, user } = await signIn(ctx, { ...input, address, sessionType: "cookie" });
    return { id: user.id, sid: sessionId };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw error;
  }
}

async function sessionFor(ctx: Context, expires: string, sid: unknown) {
  const person = typeof sid === "string" ? await findSessionPerson(ctx, { sessionId: sid }) : null;
  if (!person) return {} as { expires: string };
  const { id, name, email, role } = person;
  return { user: { id, name, email, role }, expires };
}

async function endSession(ctx: Context, sid: unknown): Promise<void> {
  const person = typeof sid === "string" ? await findSessionPerson(ctx, { sessionId: sid }) : null;
  if (person) await signOut({ ...ctx, actor: person });
}

const sidOf = (user: object): string | undefined => ("sid" in user ? String(user.sid) : undefined);

type RecordedResponse = { status: number; headers: Headers; body: string | null };

/** Stands in for a `NextApiResponse`, with the methods that next-auth calls. */
function responseRecorder() {
  const recorded: RecordedResponse = { status: 200, headers: new Headers(), body: null };
  const { headers } = recorded;
  return {
    recorded,
    status(status: number) {
      recorded.status = status;
      return this;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? headers.getSetCookie() : (headers.get(name) ?? undefined)),
    setHeader(name: string, value: string | string[]) {
      headers.delete(name);
      for (const line of [value].flat()) headers.append(name, line);
      return this;
    },
    json(body: unknown) {
      headers.set("Content-Type", "application/json");
      recorded.body = JSON.stringify(body);
    },
    send(body: unknown) {
      if (typeof body === "object" && body !== null) recorded.body = JSON.stringify(body);
      else recorded.body = body === undefined ? null : String(body);
    },
    end() {},
  };
}
