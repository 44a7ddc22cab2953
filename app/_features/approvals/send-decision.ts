import { callApi } from "@/app/_client/api";

/** How somebody proves that they are asked: by the link they got, or as the account that they are signed in with. */
export type ApproverAccess = { by: "link"; token: string } | { by: "account"; requestId: string };

export type ApprovalDecision = "approve" | "reject";

/** Gives somebody's word. Rejects with `ApiProblem` where it is refused. */
export function sendDecision(door: ApproverAccess, word: ApprovalDecision, words: string): Promise<unknown> {
  const comment = words.trim();
  return put(door, "decision", { word, ...(comment ? { comment } : {}) });
}

/** Passes somebody's part on. Rejects with `ApiProblem` where it is refused. */
export function sendDelegation(door: ApproverAccess, email: string): Promise<unknown> {
  return put(door, "delegation", { email });
}

function put(door: ApproverAccess, part: "decision" | "delegation", body: object): Promise<unknown> {
  if (door.by === "account") return callApi("PUT", `/api/approvals/${door.requestId}/${part}`, { body });
  return callApi("PUT", `/api/approvals/by-link/${part}`, { body: { token: door.token, ...body } });
}
