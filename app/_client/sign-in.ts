"use client";
import { ApiProblem, callApi } from "./api";

const NO_MATCH = "Email and password don’t match an account.";

/**
 * Signs in without next-auth's client, which hides why a sign-in failed. Rejects with `ApiProblem`, whose type is
 * `no-match` for a wrong email or password, and `csrf` if the page was open for too long.
 */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const response = await post("/api/auth/callback/credentials", { email, password });
  const search = new URL(String(response.url), window.location.origin).searchParams;
  if (search.has("error")) throw new ApiProblem(401, "no-match", NO_MATCH);
  if (search.has("csrf")) {
    throw new ApiProblem(403, "csrf", "This page was open for too long. Reload it and sign in again.");
  }
}

/** Ends the session and removes its cookie. Rejects with `ApiProblem` if that fails. */
export async function signOutHere(): Promise<void> {
  await post("/api/auth/signout", {});
}

/** In a successful response, the parameters of `url` can still report a failure. */
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
