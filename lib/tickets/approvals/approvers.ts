import { and, asc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, teamMembers } from "@/lib/db/schema";
import type { ApproverRef, RequestOrigin } from "@/lib/domain/approval";
import { ERASED_DOMAIN } from "@/lib/people/erase-approver";

export interface Approver {
  email: string;
  origin: RequestOrigin;
}

/** Who asks for the ticket: never among those who agree to it. */
export interface TicketRequester {
  id: string;
  email: string | null;
}

type Rows = Pick<Context, "db">;

/** Of a ticket, with the address that must not be asked about it. */
export async function requesterOf({ db }: Rows, { requesterId }: { requesterId: string }): Promise<TicketRequester> {
  const [row] = await db.select({ email: people.email }).from(people).where(eq(people.id, requesterId));
  return { id: requesterId, email: row?.email ?? null };
}

/**
 * Who of a step's approvers can be asked at this moment: an address unless its account is closed, a team's lead if they
 * work here and their address is verified. Never the requester, by account or by address. Nobody twice.
 */
export async function namedApprovers(
  { db }: Rows,
  approvers: ApproverRef[],
  requester: TicketRequester,
): Promise<Approver[]> {
  const addresses = approvers.flatMap((one) => (one.kind === "address" ? [one.email] : []));
  const teamIds = approvers.flatMap((one) => (one.kind === "team-lead" ? [one.teamId] : []));
  const gone = await closedAmong({ db }, addresses);
  const leads = await leadsOf({ db }, teamIds, requester);
  const found = approvers.flatMap((one): Approver[] => {
    if (one.kind === "team-lead") return leads.filter(({ teamId }) => teamId === one.teamId);
    return gone.has(one.email) || one.email === requester.email ? [] : [{ email: one.email, origin: "named" }];
  });
  return found.filter((one, at) => found.findIndex(({ email }) => email === one.email) === at);
}

/** The teams' leads as people who can be asked; without those of teams that nobody leads, or whose lead can't be. */
export async function leadsOf(
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

/** Every active admin but the requester. */
export async function adminsExceptRequester({ db }: Rows, requester: TicketRequester): Promise<Approver[]> {
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.role, "admin"), ...canBeAsked(requester)))
    .orderBy(asc(people.id));
  return rows.map(({ email }) => ({ email: email!, origin: "admin" }));
}

/**
 * Of these addresses those whose account was closed or erased: nobody reads there for us any more. An account that never
 * showed that the address is its own says nothing about who reads there.
 */
export async function closedAmong({ db }: Rows, addresses: string[]): Promise<Set<string>> {
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
