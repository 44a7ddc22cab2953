import { handle } from "@/app/_server/http/handle";
import { deleteTeam } from "@/lib/catalogue/delete-team";
import { UpdateTeamInput } from "@/lib/catalogue/input";
import { findTeam } from "@/lib/catalogue/queries";
import { updateTeam } from "@/lib/catalogue/update-team";

export const GET = handle({ run: (ctx, { params }) => findTeam(ctx, params.id) });

export const PATCH = handle({
  body: UpdateTeamInput,
  run: (ctx, { params, body }) => updateTeam(ctx, { ...body, id: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteTeam(ctx, { id: params.id }) });
