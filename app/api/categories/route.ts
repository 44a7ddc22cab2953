import { handle } from "@/app/_server/http/handle";
import { createCategory } from "@/lib/catalogue/create-category";
import { CreateCategoryInput, ListCategoriesInput } from "@/lib/catalogue/input";
import { listCategories } from "@/lib/catalogue/queries";

export const GET = handle({ query: ListCategoriesInput, run: (ctx, { query }) => listCategories(ctx, query) });

export const POST = handle({
  body: CreateCategoryInput,
  creates: true,
  status: 201,
  run: (ctx, { body }) => createCategory(ctx, body),
});
