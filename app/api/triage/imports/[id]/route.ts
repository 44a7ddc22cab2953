import { handle } from "@/app/_server/http/handle";
import { deleteImport } from "@/lib/training-data/delete-import";
import { findImport } from "@/lib/training-data/queries";

export const GET = handle({ run: (ctx, { params }) => findImport(ctx, params.id) });

export const DELETE = handle({ run: (ctx, { params }) => deleteImport(ctx, { id: params.id }) });
