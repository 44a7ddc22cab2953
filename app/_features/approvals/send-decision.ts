import { callApi } from "@/app/_client/api";

/** How an approver is identified: by a mailed link or by the signed-in account. */
export type ApproverAccess = { by: "link"; token: string } | { by: "account"; requestId: string };

export type ApprovalDecision = "approve" | "reject";

/** Approves or rejects. Rejects with `ApiProblem`. */
export function sendDecision(access: ApproverAccess, decision: ApprovalDecision, text: string): Promise<unknown> {
  const comment = text.trim();
  return put(access, "decision", { word: decision, ...(comment ? { comment } : {}) });
}

/** Delegates the request to an email address. Rejects with `ApiProblem`. */
export function sendDelegation(access: ApproverAccess, email: string): Promise<unknown> {
  return put(access, "delegation", { email });
}

function put(access: ApproverAccess, action: "decision" | "delegation", body: object): Promise<unknown> {
  if (access.by === "account") return callApi("PUT", `/api/approvals/${access.requestId}/${action}`, { body });
  return callApi("PUT", `/api/approvals/by-link/${action}`, { body: { token: access.token, ...body } });
}
