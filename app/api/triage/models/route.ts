import { handle } from "@/app/_server/http/handle";
import { EmptyInput } from "@/lib/catalogue/input";
import { listModels } from "@/lib/training-data/list-models";

export const GET = handle({ query: EmptyInput, run: (ctx) => listModels(ctx) });
