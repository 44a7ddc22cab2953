import { handle } from "@/app/_server/http/handle";
import { CreateCorrectionInput, ListCorrectionsInput } from "@/lib/spelling/input";
import { listCorrections } from "@/lib/spelling/queries";
import { saveCorrection } from "@/lib/spelling/save-correction";

export const GET = handle({ query: ListCorrectionsInput, run: (ctx, { query }) => listCorrections(ctx, query) });

export const POST = handle({
  body: CreateCorrectionInput,
  creates: true,
  status: 201,
  run: (ctx, { body }) => saveCorrection(ctx, body),
});
