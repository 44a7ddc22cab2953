import { type Env, env } from "@/lib/env";
import { builtinReader } from "./builtin";
import { defaultsReader } from "./defaults";
import { geminiReader } from "./gemini";
import type { Reader } from "./reader";

/** Who reads, in order: Gemini where a key is set, the rules, the last resort. */
export function triageReaders(settings: Env = env()): Reader[] {
  const { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl } = settings;
  return [...(apiKey ? [geminiReader({ apiKey, model, baseUrl })] : []), builtinReader, defaultsReader];
}
