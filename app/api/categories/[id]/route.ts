import { handle } from "@/app/_server/http/handle";
import { UpdateCategoryInput } from "@/lib/catalogue/input";
import { findCategory } from "@/lib/catalogue/queries";
import { retireCategory } from "@/lib/catalogue/retire-category";
import { updateCategory } from "@/lib/catalogue/update-category";

export const GET = handle({ run: (ctx, { params }) => findCategory(ctx, params.id) });

export const PATCH = handle({
  body: UpdateCategoryInput,
  run: (ctx, { params, body }) => updateCategory(ctx, { ...body, id: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => retireCategory(ctx, { id: params.id }) });
