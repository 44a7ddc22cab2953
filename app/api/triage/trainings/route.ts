import { handle } from "@/app/_server/http/handle";
import { EmptyInput } from "@/lib/catalogue/input";
import { trainModels } from "@/lib/triage/training/train-models";

export const POST = handle({ body: EmptyInput, status: 202, run: (ctx) => trainModels(ctx, { by: "person" }) });
