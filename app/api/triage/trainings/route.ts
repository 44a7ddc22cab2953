import { handle } from "@/app/_http/handle";
import { NothingInput } from "@/lib/catalogue/input";
import { trainModels } from "@/lib/triage/training/train-models";

export const POST = handle({ body: NothingInput, status: 202, run: (ctx) => trainModels(ctx, { by: "person" }) });
