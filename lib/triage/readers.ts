import { type Env, env } from "@/lib/env";
import { geminiReader } from "./gemini/gemini-reader";
import type { Reader } from "./reader";
import { defaultsReader } from "./rules/defaults-reader";
import { rulesReader } from "./rules/rules-reader";

/** Who reads, in order: Gemini where a key is set, the rules, the last resort. */
export function triageReaders(settings: Env = env()): Reader[] {
  const { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl } = settings;
  return [...(apiKey ? [geminiReader({ apiKey, model, baseUrl })] : []), rulesReader, defaultsReader];
}
