import type { approvalChains, approvalRequests, chainSteps } from "@/lib/db/schema";

export type ChainRow = typeof approvalChains.$inferSelect;
export type StepRow = typeof chainSteps.$inferSelect;
export type RequestRow = typeof approvalRequests.$inferSelect;
/** With the name of the account whose verified address was asked. */
export type NamedRequest = RequestRow & { name: string | null };
