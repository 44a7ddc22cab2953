import { handle } from "@/app/_server/http/handle";
import { classifyText } from "@/lib/triage/classify-text";
import { ClassifyTextInput } from "@/lib/triage/input";

export const POST = handle({ body: ClassifyTextInput, run: (ctx, { body }) => classifyText(ctx, body) });
