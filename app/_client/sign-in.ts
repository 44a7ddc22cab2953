"use client";
import { ApiProblem, callApi } from "./api";

const NO_MATCH = "Address and password don’t match an account here.";

/**
 * Signs in on this browser through next-auth's credentials callback. Spoken over HTTP and not through its client, which
 * hides why it was refused and when to try again. Rejects with an `ApiProblem`; type `no-match` is a wrong pair.
 */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const answer = await post("/api/auth/callback/credentials", { email, password });
  const search = new URL(String(answer.url), window.location.origin).searchParams;
  if (search.has("error")) throw new ApiProblem(401, "no-match", NO_MATCH);
  if (search.has("csrf")) {
    throw new ApiProblem(403, "csrf", "The page was open for too long. Reload it and sign in again.");
  }
}

/** Ends the session and takes its cookie away. Rejects with an `ApiProblem` when the server can't be reached. */
export async function signOutHere(): Promise<void> {
  await post("/api/auth/signout", {});
}

/** next-auth answers with an address that says how it went; our limits and errors answer with a problem. */
async function post(path: string, fields: Record<string, string>): Promise<{ url?: unknown }> {
  const { csrfToken } = await callApi<{ csrfToken: string }>("GET", "/api/auth/csrf");
  const callbackUrl = window.location.origin;
  const form = new URLSearchParams({ ...fields, csrfToken, callbackUrl, json: "true" });
  try {
    return await callApi("POST", path, { form });
  } catch (error) {
    if (error instanceof ApiProblem && error.type === "unknown" && error.status === 401) {
      throw new ApiProblem(401, "no-match", NO_MATCH);
    }
    throw error;
  }
}
