import { and, asc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, teamMembers } from "@/lib/db/schema";
import type { ApproverRef, RequestOrigin } from "@/lib/domain/approval";
import { ERASED_DOMAIN } from "@/lib/people/erase-approver";

export interface Approver {
  email: string;
  origin: RequestOrigin;
}

interface TicketRequester {
  id: string;
  email: string | null;
}

type Rows = Pick<Context, "db">;

export async function loadRequester({ db }: Rows, { requesterId }: { requesterId: string }): Promise<TicketRequester> {
  const [row] = await db.select({ email: people.email }).from(people).where(eq(people.id, requesterId));
  return { id: requesterId, email: row?.email ?? null };
}

/**
 * The people to ask for the approvers that a step names: email addresses except closed accounts, and team leads
 * except those who can't be asked. Never the requester, and nobody twice.
 */
export async function namedApprovers(
  { db }: Rows,
  approvers: ApproverRef[],
  requester: TicketRequester,
): Promise<Approver[]> {
  const addresses = approvers.flatMap((approver) => (approver.kind === "address" ? [approver.email] : []));
  const teamIds = approvers.flatMap((approver) => (approver.kind === "team-lead" ? [approver.teamId] : []));
  const closed = await closedAddresses({ db }, addresses);
  const leads = await activeLeads({ db }, teamIds, requester);
  const found = approvers.flatMap((approver): Approver[] => {
    if (approver.kind === "team-lead") return leads.filter(({ teamId }) => teamId === approver.teamId);
    return closed.has(approver.email) || approver.email === requester.email
      ? []
      : [{ email: approver.email, origin: "named" }];
  });
  return found.filter((approver, at) => found.findIndex(({ email }) => email === approver.email) === at);
}

/** The leads of these teams who are active, have a verified address and are not the requester. */
export async function activeLeads(
  { db }: Rows,
  teamIds: string[],
  requester: TicketRequester,
): Promise<(Approver & { teamId: string })[]> {
  if (teamIds.length === 0) return [];
  const { teamId, lead } = teamMembers;
  const rows = await db
    .select({ teamId, email: people.email })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(and(inArray(teamId, teamIds), lead, ne(people.role, "user"), ...canBeAsked(requester)));
  return rows.map((row) => ({ teamId: row.teamId, email: row.email!, origin: "lead" }));
}

export async function adminsExceptRequester({ db }: Rows, requester: TicketRequester): Promise<Approver[]> {
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.role, "admin"), ...canBeAsked(requester)))
    .orderBy(asc(people.id));
  return rows.map(({ email }) => ({ email: email!, origin: "admin" }));
}

/** Which of these addresses belong to closed or erased accounts. Accounts with an unverified address don't count. */
export async function closedAddresses({ db }: Rows, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .where(and(inArray(people.email, addresses), isNotNull(people.emailVerifiedAt), isNotNull(people.deactivatedAt)));
  const erased = addresses.filter((address) => address.endsWith(ERASED_DOMAIN));
  return new Set([...erased, ...rows.map(({ email }) => email!)]);
}

function canBeAsked(requester: TicketRequester) {
  return [
    ne(people.id, requester.id),
    isNotNull(people.email),
    isNotNull(people.emailVerifiedAt),
    isNull(people.deactivatedAt),
  ];
}
