import { handle } from "@/app/_server/http/handle";
import { dryRunCatalogue } from "@/lib/routing/dry-run/dry-run-catalogue";
import { DryRunInput } from "@/lib/routing/dry-run/input";

export const POST = handle({ body: DryRunInput, run: (ctx, { body }) => dryRunCatalogue(ctx, body) });
