"use client";
import { ApiProblem, callApi } from "@/app/_ui/api";

const NO_MATCH = "Address and password don’t match an account here.";

/**
 * Signs in on this browser through next-auth's credentials callback. Spoken over HTTP and not through its client, which
 * hides the status and when to try again. Rejects with an `ApiProblem`: type `no-match` for a wrong pair, else as answered.
 */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const answer = await post("/api/auth/callback/credentials", { email, password });
  const url = typeof answer.url === "string" ? new URL(answer.url, window.location.origin) : null;
  if (url?.searchParams.has("error")) throw new ApiProblem(401, "no-match", NO_MATCH);
  if (!url || url.searchParams.has("csrf")) {
    throw new ApiProblem(403, "csrf", "The page was open for too long. Reload it and sign in again.");
  }
}

/** Ends the session on the server and takes its cookie away. Rejects with an `ApiProblem` when the server can't be reached. */
export async function signOutHere(): Promise<void> {
  try {
    await callApi("POST", "/api/auth/logout", { body: {} });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  }
  await post("/api/auth/signout", {});
}

async function post(path: string, fields: Record<string, string>): Promise<{ url?: unknown }> {
  const { csrfToken } = await callApi<{ csrfToken: string }>("GET", "/api/auth/csrf");
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: window.location.origin, json: "true" });
  const response = await reach(path, body);
  const answer = await response.json().catch(() => ({}));
  if (response.ok || typeof answer?.url === "string") return answer;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const detail = typeof answer?.detail === "string" ? answer.detail : "The server didn’t accept that. Try again in a moment.";
  throw new ApiProblem(response.status, answer?.type ?? "unknown", detail, [], Number.isFinite(seconds) ? seconds : undefined);
}

async function reach(path: string, body: URLSearchParams): Promise<Response> {
  try {
    return await fetch(path, { method: "POST", body, cache: "no-store" });
  } catch {
    throw new ApiProblem(0, "network", "The server can’t be reached. Check your connection and try again.");
  }
}
