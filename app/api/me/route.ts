import { handle } from "@/app/_server/http/handle";
import { UpdateMeInput } from "@/lib/people/input";
import { findMe } from "@/lib/people/queries";
import { updateMe } from "@/lib/people/update-me";

export const GET = handle({ beforePasswordChange: true, run: (ctx) => findMe(ctx) });

export const PATCH = handle({
  beforePasswordChange: true,
  body: UpdateMeInput,
  run: (ctx, { body }) => updateMe(ctx, body),
});
