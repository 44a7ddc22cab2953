import { handle } from "@/app/_server/http/handle";
import { deleteCorrection } from "@/lib/spelling/delete-correction";
import { UpdateCorrectionInput } from "@/lib/spelling/input";
import { findCorrection } from "@/lib/spelling/queries";
import { saveCorrection } from "@/lib/spelling/save-correction";

export const GET = handle({ run: (ctx, { params }) => findCorrection(ctx, params.id) });

export const PATCH = handle({
  body: UpdateCorrectionInput,
  run: (ctx, { params, body }) => saveCorrection(ctx, { ...body, id: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteCorrection(ctx, { id: params.id }) });
