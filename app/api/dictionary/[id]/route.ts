import { handle } from "@/app/_http/handle";
import { deleteCorrection } from "@/lib/wording/delete-correction";
import { UpdateCorrectionInput } from "@/lib/wording/input";
import { findCorrection } from "@/lib/wording/queries";
import { saveCorrection } from "@/lib/wording/save-correction";

export const GET = handle({ run: (ctx, { params }) => findCorrection(ctx, params.id) });

export const PATCH = handle({
  body: UpdateCorrectionInput,
  run: (ctx, { params, body }) => saveCorrection(ctx, { ...body, id: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteCorrection(ctx, { id: params.id }) });
