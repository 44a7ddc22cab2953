import type { Context } from "@/lib/context";
import { type Env, env } from "@/lib/env";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { measuredConfidence } from "@/lib/triage-quality/measured-confidence";
import { openBreakers } from "@/lib/triage-quality/open-breakers";
import type { DecisionContext } from "./hold-reason-for";
import type { TriageProvider, TriagePurpose } from "./provider";
import { defaultsProvider } from "./providers/defaults";
import { vendorProvider } from "./providers/gemini/vendor-provider";
import { keywordsProvider } from "./providers/keywords/keywords-provider";
import { loadOwnModel } from "./providers/own-model/load-own-model";

export interface Providers {
  chain: TriageProvider[];
  /** Models that are asked for comparison, unless they were asked in `chain`. */
  shadows: TriageProvider[];
  decisionContext: DecisionContext;
  /** Changes with the settings, the open circuit breakers and the models. Caches of results use it in their keys. */
  key: string;
}

/** Loads our own model, a vendor's model, the keyword rules and the defaults, as far as the settings allow each. */
export async function loadProviders(
  ctx: Pick<Context, "db" | "now" | "after">,
  purpose: TriagePurpose,
  settings: Env = env(),
): Promise<Providers> {
  const [{ policy, version }, breakers, measured] = await Promise.all([
    loadTriageSettings(ctx),
    openBreakers(ctx),
    measuredConfidence(ctx),
  ]);
  const ownModel = await loadOwnModel(ctx, policy.learning);
  const own = [ownModel?.provider, keywordsProvider].filter((provider) => provider !== undefined);
  const vendor = policy.order === "own-only" ? undefined : vendorProvider(ctx, { policy, purpose, own }, settings);
  const models = [ownModel?.provider, vendor?.provider].filter((provider) => provider !== undefined);
  if (policy.order === "gemini-first") models.reverse();
  return {
    chain: [...models, keywordsProvider, defaultsProvider],
    shadows: policy.shadow && purpose.kind === "triage" ? models : [],
    decisionContext: {
      policy,
      breakers,
      calibrate: (provider, field, stated) => measured(provider, field, stated).value,
    },
    key: JSON.stringify([version, [...breakers].sort(), ownModel?.key, vendor?.key]),
  };
}
