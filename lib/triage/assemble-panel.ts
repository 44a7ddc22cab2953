import type { Context } from "@/lib/context";
import { type Env, env } from "@/lib/env";
import { loadPolicy } from "@/lib/policy/load-policy";
import { measuredConfidence } from "@/lib/trust/measured-confidence";
import { openBreakers } from "@/lib/trust/open-breakers";
import type { Grounds } from "./decide";
import { outsideReader } from "./gemini/outside-reader";
import { loadLearnedReader } from "./learned/load-learned-reader";
import type { Purpose, Reader } from "./reader";
import { defaultsReader } from "./rules/defaults-reader";
import { rulesReader } from "./rules/rules-reader";

/** Who reads in a workspace at one moment, and what decisions rest on. */
export interface Panel {
  /** In the order of asking; the last one always answers. */
  readers: Reader[];
  /** Asked for comparison only, where their word was not needed. */
  shadows: Reader[];
  grounds: Grounds;
  /** Changes whenever the same text might be read otherwise. */
  key: string;
}

/** Who reads, by what admins set: our own model, a vendor's where a key is set, the keyword rules, the last resort. */
export async function assemblePanel(
  ctx: Pick<Context, "db" | "now" | "after">,
  purpose: Purpose,
  settings: Env = env(),
): Promise<Panel> {
  const [{ policy, version }, breakers, measured] = await Promise.all([
    loadPolicy(ctx),
    openBreakers(ctx),
    measuredConfidence(ctx),
  ]);
  const learned = await loadLearnedReader(ctx, policy.learning);
  const own = [learned?.reader, rulesReader].filter((reader) => reader !== undefined);
  const outside = policy.order === "own-only" ? undefined : outsideReader(ctx, { policy, purpose, own }, settings);
  const models = [learned?.reader, outside?.reader].filter((reader) => reader !== undefined);
  if (policy.order === "gemini-first") models.reverse();
  return {
    readers: [...models, rulesReader, defaultsReader],
    shadows: policy.shadow && purpose.kind === "triage" ? models : [],
    grounds: { policy, breakers, worth: (provider, field, stated) => measured(provider, field, stated).value },
    key: JSON.stringify([version, [...breakers].sort(), learned?.key, outside?.key]),
  };
}
