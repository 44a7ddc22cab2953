import { and, eq, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import { people } from "@/lib/db/schema";

/** Who may get one more ticket: staff, not gone, under capacity. */
export function hasCapacity(): SQL {
  return and(ne(people.role, "user"), lt(people.activeTickets, people.capacity), isNull(people.deactivatedAt))!;
}

/** Whom the rule may give one at this moment: who has room and is not away. Working hours are the choice's affair. */
export function mayReceive(at: Date): SQL {
  const here = or(
    eq(people.availability, "available"),
    and(eq(people.availability, "away"), lte(people.awayUntil, at)),
  );
  return and(hasCapacity(), here)!;
}
