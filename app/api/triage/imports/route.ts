import { handle } from "@/app/_server/http/handle";
import { importExamples } from "@/lib/training-data/import-examples";
import { ImportFileInput, ListImportsInput, MAX_IMPORT_BYTES } from "@/lib/training-data/input";
import { listImports } from "@/lib/training-data/queries";

export const GET = handle({ query: ListImportsInput, run: (ctx, { query }) => listImports(ctx, query) });

export const POST = handle({
  file: { media: "text/csv", mostBytes: MAX_IMPORT_BYTES, most: "50 MB", action: "triage.manage" },
  query: ImportFileInput,
  creates: true,
  status: 202,
  run: (ctx, { query, file }) => importExamples(ctx, { name: query.name, file }),
});
