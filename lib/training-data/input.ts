import { z } from "zod";
import { PAGE_INPUT } from "@/lib/domain/page-input";

/** The largest file that can be imported: 50 MB. */
export const MAX_IMPORT_BYTES = 50 * 1024 * 1024;

export const ImportFileInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Enter a file name.")
    .max(200)
    .regex(/^\P{Cc}*$/u, "A file name must be one line of text.")
    .default("examples.csv"),
});

export const ListImportsInput = z.strictObject(PAGE_INPUT);
export type ListImports = z.output<typeof ListImportsInput>;

const PROPOSAL_STATES = ["open", "accepted", "rejected"] as const;

export const ListProposalsInput = z.strictObject({ ...PAGE_INPUT, state: z.enum(PROPOSAL_STATES).default("open") });
export type ListProposals = z.output<typeof ListProposalsInput>;

export const DecideProposalInput = z.strictObject({ state: z.enum(["accepted", "rejected"]) });
