import { handle } from "@/app/_http/handle";
import { SuggestWordingInput } from "@/lib/wording/input";
import { suggestWording } from "@/lib/wording/suggest-wording";

export const POST = handle({ body: SuggestWordingInput, run: (ctx, { body }) => suggestWording(ctx, body) });
