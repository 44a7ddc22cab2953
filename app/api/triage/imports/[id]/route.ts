import { handle } from "@/app/_http/handle";
import { deleteImport } from "@/lib/learning/delete-import";
import { findImport } from "@/lib/learning/queries";

export const GET = handle({ run: (ctx, { params }) => findImport(ctx, params.id) });

export const DELETE = handle({ run: (ctx, { params }) => deleteImport(ctx, { id: params.id }) });
