import type { approvalChains, approvalRequests, chainSteps } from "@/lib/db/schema";

export type ChainRow = typeof approvalChains.$inferSelect;
export type StepRow = typeof chainSteps.$inferSelect;
export type RequestRow = typeof approvalRequests.$inferSelect;
/** A request with the name of the person who was asked; null without an account with that verified address. */
export type NamedRequest = RequestRow & { name: string | null };
