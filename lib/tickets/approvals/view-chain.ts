import { ERASED_DOMAIN } from "@/lib/people/erase-approver";
import type { ChainRow, NamedRequest, StepRow } from "./rows";
import type { ChainView, RequestView, StepView } from "./views";

/**
 * A chain for display. With `addresses`, for staff, it has email addresses. Without, an approver without a known name
 * is shown as the part of their address before the @.
 */
export function viewChain(
  chain: ChainRow & { category: string | null },
  steps: StepRow[],
  requests: NamedRequest[],
  addresses: boolean,
): ChainView {
  const names = new Map(requests.map((row) => [row.id, approverName(row, addresses)]));
  const view = ({ id, origin, state, comment, ...row }: NamedRequest): RequestView => ({
    ...{ id, origin, state, comment },
    approver: names.get(id)!,
    ...(addresses ? { email: row.email } : {}),
    from: row.fromRequestId ? (names.get(row.fromRequestId) ?? null) : null,
    decidedAt: isoOrNull(row.decidedAt),
    askedAt: row.createdAt.toISOString(),
  });
  const { id, state, category } = chain;
  return {
    ...{ id, state, category },
    startedAt: chain.startedAt.toISOString(),
    endedAt: isoOrNull(chain.endedAt),
    steps: steps
      .filter((step) => step.chainId === chain.id)
      .map((step) => viewStep(step, requests.filter((row) => row.stepId === step.id).map(view))),
  };
}

function viewStep(step: StepRow, requests: RequestView[]): StepView {
  const { id, position, name, needs, state } = step;
  return {
    ...{ id, position, name, needs, state, requests },
    askedAt: isoOrNull(step.askedAt),
    remindedAt: isoOrNull(step.remindedAt),
    escalatedAt: isoOrNull(step.escalatedAt),
    decidedAt: isoOrNull(step.decidedAt),
  };
}

export function approverName({ name, email }: Pick<NamedRequest, "name" | "email">, addresses: boolean): string {
  if (name) return name;
  if (email.endsWith(ERASED_DOMAIN)) return "Deleted person";
  return addresses ? email : email.slice(0, email.lastIndexOf("@"));
}

function isoOrNull(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
