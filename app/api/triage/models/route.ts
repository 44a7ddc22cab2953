import { handle } from "@/app/_http/handle";
import { NothingInput } from "@/lib/catalogue/input";
import { listModels } from "@/lib/learning/list-models";

export const GET = handle({ query: NothingInput, run: (ctx) => listModels(ctx) });
