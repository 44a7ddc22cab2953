import { handle } from "@/app/_http/handle";
import { addItPack } from "@/lib/catalogue/add-it-pack";
import { NothingInput } from "@/lib/catalogue/input";

export const POST = handle({ body: NothingInput, creates: true, run: (ctx) => addItPack(ctx) });
