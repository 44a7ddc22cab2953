import { and, asc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, teamMembers } from "@/lib/db/schema";
import { ERASED_DOMAIN } from "@/lib/people/erase-approver";
import type { ApproverRef, RequestOrigin } from "@/lib/words";

export interface Asked {
  email: string;
  origin: RequestOrigin;
}

/** Who asks for the ticket: never among those who agree to it. */
export interface Requester {
  id: string;
  email: string | null;
}

type Rows = Pick<Context, "db">;

/**
 * Who of a step's approvers can be asked at this moment: an address unless its account is closed, a team's lead if they
 * work here and their address is verified. Never the requester, by account or by address. Nobody twice.
 */
export async function namedApprovers({ db }: Rows, approvers: ApproverRef[], requester: Requester): Promise<Asked[]> {
  const addresses = approvers.flatMap((one) => (one.kind === "address" ? [one.email] : []));
  const gone = await closedAmong({ db }, addresses);
  const found: Asked[] = [];
  for (const one of approvers) {
    if (one.kind === "team-lead") found.push(...(await leadOf({ db }, one.teamId, requester)));
    else if (!gone.has(one.email) && one.email !== requester.email) found.push({ email: one.email, origin: "named" });
  }
  return found.filter((one, at) => found.findIndex(({ email }) => email === one.email) === at);
}

/** A team's lead as somebody who can be asked; empty where nobody leads it, or they can't be. */
export async function leadOf({ db }: Rows, teamId: string, requester: Requester): Promise<Asked[]> {
  const rows = await db
    .select({ email: people.email })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(
      and(
        eq(teamMembers.teamId, teamId),
        eq(teamMembers.lead, true),
        ne(people.role, "user"),
        ...canBeAsked(requester),
      ),
    );
  return asked(rows, "lead");
}

/** Every active admin but the requester. */
export async function adminsBut(
  { db }: Rows,
  requester: Requester,
  origin: "admin" | "escalated" = "admin",
): Promise<Asked[]> {
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.role, "admin"), ...canBeAsked(requester)))
    .orderBy(asc(people.id));
  return asked(rows, origin);
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

function canBeAsked(requester: Requester) {
  return [
    ne(people.id, requester.id),
    isNotNull(people.email),
    isNotNull(people.emailVerifiedAt),
    isNull(people.deactivatedAt),
  ];
}

function asked(rows: { email: string | null }[], origin: RequestOrigin): Asked[] {
  return rows.flatMap(({ email }) => (email ? [{ email, origin }] : []));
}
