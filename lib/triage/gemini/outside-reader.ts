import type { Context } from "@/lib/context";
import type { Env } from "@/lib/env";
import type { TriagePolicy } from "@/lib/policy/input";
import type { Purpose } from "@/lib/triage/assemble-panel";
import type { Reader } from "@/lib/triage/reader";
import { geminiReader } from "./gemini-reader";

/** What the reader outside works under. */
export interface OutsideTerms {
  policy: TriagePolicy;
  purpose: Purpose;
}

/** The reader that sees texts outside, where a key is set; `key` changes with what it would say. */
export async function outsideReader(
  _ctx: Pick<Context, "db" | "now">,
  _terms: OutsideTerms,
  { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl }: Env,
): Promise<{ reader: Reader; key: string } | undefined> {
  return apiKey ? { reader: geminiReader({ apiKey, model, baseUrl }), key: model } : undefined;
}
