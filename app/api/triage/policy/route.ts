import { handle } from "@/app/_server/http/handle";
import { TriageSettingsInput } from "@/lib/settings/input";
import { findTriageSettings } from "@/lib/settings/queries";
import { saveTriageSettings } from "@/lib/settings/save-triage-settings";

export const GET = handle({ versioned: true, run: (ctx) => findTriageSettings(ctx) });

export const PUT = handle({
  body: TriageSettingsInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, version }) => saveTriageSettings(ctx, { policy: body.policy, version }),
});
