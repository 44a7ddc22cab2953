import { handle } from "@/app/_server/http/handle";
import { deleteSkill } from "@/lib/catalogue/delete-skill";
import { UpdateSkillInput } from "@/lib/catalogue/input";
import { findSkill } from "@/lib/catalogue/queries";
import { updateSkill } from "@/lib/catalogue/update-skill";

export const GET = handle({ run: (ctx, { params }) => findSkill(ctx, params.id) });

export const PATCH = handle({
  body: UpdateSkillInput,
  run: (ctx, { params, body }) => updateSkill(ctx, { ...body, id: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteSkill(ctx, { id: params.id }) });
