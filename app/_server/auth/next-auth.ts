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
import { type RecordedResponse, responseRecorder } from "./response-recorder";

/** What next-auth's handler for `pages/` reads of a request: all of it given by us, nothing by the Host header. */
export interface NextAuthRequest {
  method: string;
  query: Record<string, string | string[]>;
  cookies: Record<string, string>;
  body: Record<string, unknown>;
}

/**
 * Lets next-auth answer. Its handler for `pages/` takes plain objects, where the one for routes reaches into the
 * framework's request. What our own code throws in a callback comes out of here as it was thrown: next-auth would
 * put its message into an address.
 */
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
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
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
        authorize: (typed) => watched(() => openedFor(ctx, typed, address)),
      }),
    ],
    callbacks: {
      // The cookie says which session, and nothing about the person that could grow old in it.
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: sidOf(user) } : { sub: token.sub, sid: token.sid }),
      session: ({ session, token }) => watched(() => sessionFor(ctx, session.expires, token.sid)),
    },
    events: { signOut: ({ token }) => watched(() => endSession(ctx, token?.sid)) },
    logger: {
      error: (code) => log("warn", "next-auth reports", { code }),
      warn: (code) => log("warn", "next-auth warns", { code }),
      debug: () => {},
    },
  };
}

/** Null is next-auth's word for wrong credentials; it answers those in the form that its own client reads. */
async function openedFor(ctx: Context, typed: Record<"email" | "password", string> | undefined, address: string) {
  const input = checkInput(SignInInput, { email: typed?.email, password: typed?.password });
  try {
    const { sessionId, user } = await signIn(ctx, { ...input, address, door: "cookie" });
    return { id: user.id, sid: sessionId };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw error;
  }
}

async function sessionFor(ctx: Context, expires: string, sid: unknown) {
  const asker = typeof sid === "string" ? await findSessionPerson(ctx, { sessionId: sid }) : null;
  if (!asker) return {} as { expires: string };
  const { id, name, email, role } = asker;
  return { user: { id, name, email, role }, expires };
}

async function endSession(ctx: Context, sid: unknown): Promise<void> {
  const asker = typeof sid === "string" ? await findSessionPerson(ctx, { sessionId: sid }) : null;
  if (asker) await signOut({ ...ctx, actor: asker });
}

function sidOf(user: object): string | undefined {
  return "sid" in user ? String(user.sid) : undefined;
}
