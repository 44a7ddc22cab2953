import { handle } from "@/app/_server/http/handle";
import { SuggestSpellingInput } from "@/lib/spelling/input";
import { suggestSpelling } from "@/lib/spelling/suggest-spelling";

export const POST = handle({ body: SuggestSpellingInput, run: (ctx, { body }) => suggestSpelling(ctx, body) });
