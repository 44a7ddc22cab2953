import { handle } from "@/app/_http/handle";
import { importExamples } from "@/lib/learning/import-examples";
import { ImportFileInput, ListImportsInput, MOST_BYTES } from "@/lib/learning/input";
import { listImports } from "@/lib/learning/queries";

export const GET = handle({ query: ListImportsInput, run: (ctx, { query }) => listImports(ctx, query) });

export const POST = handle({
  file: { media: "text/csv", mostBytes: MOST_BYTES, most: "50 MB", action: "triage.manage" },
  query: ImportFileInput,
  creates: true,
  status: 202,
  run: (ctx, { query, file }) => importExamples(ctx, { name: query.name, file }),
});
