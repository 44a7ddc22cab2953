import { handle } from "@/app/_server/http/handle";
import { deletePerson } from "@/lib/people/delete-person";
import { UpdatePersonInput } from "@/lib/people/input";
import { findPerson } from "@/lib/people/queries";
import { updatePerson } from "@/lib/people/update-person";

export const GET = handle({ run: (ctx, { params }) => findPerson(ctx, params.id) });

export const PATCH = handle({
  body: UpdatePersonInput,
  run: (ctx, { body, params }) => updatePerson(ctx, { ...body, id: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => deletePerson(ctx, { id: params.id }) });
