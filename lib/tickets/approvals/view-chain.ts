import { ERASED_DOMAIN } from "@/lib/people/erase-approver";
import type { ChainRow, NamedRequest, StepRow } from "./rows";
import type { ChainView, RequestView, StepView } from "./views";

/** `addresses` is for staff; others get names, or the part before the @. */
export function viewChain(
  chain: ChainRow & { category: string | null },
  steps: StepRow[],
  requests: NamedRequest[],
  addresses: boolean,
): ChainView {
  const names = new Map(requests.map((row) => [row.id, approverName(row, addresses)]));
  const view = (row: NamedRequest): RequestView => ({
    id: row.id,
    approver: names.get(row.id)!,
    ...(addresses ? { email: row.email } : {}),
    origin: row.origin,
    from: row.fromRequestId ? (names.get(row.fromRequestId) ?? null) : null,
    state: row.state,
    comment: row.comment,
    decidedAt: isoOrNull(row.decidedAt),
    askedAt: row.createdAt.toISOString(),
  });
  return {
    id: chain.id,
    state: chain.state,
    category: chain.category,
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
    id,
    position,
    name,
    needs,
    state,
    askedAt: isoOrNull(step.askedAt),
    remindedAt: isoOrNull(step.remindedAt),
    escalatedAt: isoOrNull(step.escalatedAt),
    decidedAt: isoOrNull(step.decidedAt),
    requests,
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
