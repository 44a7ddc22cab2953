import { callApi } from "@/app/_client/api";

/** How we know the approver: by the token of an emailed link, or by the account that is signed in. */
export type ApproverAccess = { by: "link"; token: string } | { by: "account"; requestId: string };

export type ApprovalDecision = "approve" | "reject";

/** Sends the approver's decision to the API, with a comment unless it is blank. Fails with `ApiProblem`. */
export function sendDecision(access: ApproverAccess, decision: ApprovalDecision, text: string): Promise<unknown> {
  const comment = text.trim();
  return put(access, "decision", { word: decision, ...(comment ? { comment } : {}) });
}

/** Passes the request on to the person with this email address. Fails with `ApiProblem`. */
export function sendDelegation(access: ApproverAccess, email: string): Promise<unknown> {
  return put(access, "delegation", { email });
}

function put(access: ApproverAccess, action: "decision" | "delegation", body: object): Promise<unknown> {
  if (access.by === "account") return callApi("PUT", `/api/approvals/${access.requestId}/${action}`, { body });
  return callApi("PUT", `/api/approvals/by-link/${action}`, { body: { token: access.token, ...body } });
}
