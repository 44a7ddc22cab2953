import { handle } from "@/app/_server/http/handle";
import { RoutingSettingsInput } from "@/lib/settings/input";
import { findRoutingSettings } from "@/lib/settings/queries";
import { saveRoutingSettings } from "@/lib/settings/save-routing-settings";

export const GET = handle({ versioned: true, run: (ctx) => findRoutingSettings(ctx) });

export const PUT = handle({
  body: RoutingSettingsInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, version }) => saveRoutingSettings(ctx, { policy: body.policy, version }),
});
