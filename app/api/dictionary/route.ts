import { handle } from "@/app/_http/handle";
import { CreateCorrectionInput, ListCorrectionsInput } from "@/lib/wording/input";
import { listCorrections } from "@/lib/wording/queries";
import { saveCorrection } from "@/lib/wording/save-correction";

export const GET = handle({ query: ListCorrectionsInput, run: (ctx, { query }) => listCorrections(ctx, query) });

export const POST = handle({
  body: CreateCorrectionInput,
  creates: true,
  status: 201,
  run: (ctx, { body }) => saveCorrection(ctx, body),
});
