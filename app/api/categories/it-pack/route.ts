import { handle } from "@/app/_server/http/handle";
import { addItPack } from "@/lib/catalogue/add-it-pack";
import { EmptyInput } from "@/lib/catalogue/input";

export const POST = handle({ body: EmptyInput, creates: true, run: (ctx) => addItPack(ctx) });
