import { handle } from "@/app/_http/handle";
import { UpdateMeInput } from "@/lib/people/input";
import { me } from "@/lib/people/queries";
import { updateMe } from "@/lib/people/update-me";

export const GET = handle({ beforePasswordChange: true, run: (ctx) => me(ctx) });

export const PATCH = handle({
  beforePasswordChange: true,
  body: UpdateMeInput,
  run: (ctx, { body }) => updateMe(ctx, body),
});
