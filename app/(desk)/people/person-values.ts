import type { Person } from "@/lib/people/queries";

/** What stands in the form, as text. */
export function personValues({ name, role, capacity, availability, awayUntil }: Person) {
  return {
    name,
    role: role as string,
    capacity: String(capacity),
    availability: availability as string,
    awayUntil: dayOf(awayUntil),
  };
}

type FormValues = ReturnType<typeof personValues> & { skills: string[]; teams: string[] };

/** Only what differs from the person as they are, in the shape that the API takes. Pure. */
export function changedFields(person: Person, values: FormValues): Record<string, unknown> {
  const { name, role, availability } = values;
  const capacity = values.capacity.trim() === "" ? Number.NaN : Number(values.capacity);
  const back = availability === "away" ? values.awayUntil : "";
  const wasBack = person.availability === "away" ? dayOf(person.awayUntil) : "";
  const teams = person.teams.map(({ id }) => id);
  return {
    ...(name !== person.name ? { name } : {}),
    ...(role !== person.role ? { role } : {}),
    ...(capacity !== person.capacity ? { capacity } : {}),
    ...(isSameSet(values.skills, person.skills) ? {} : { skills: values.skills }),
    ...(isSameSet(values.teams, teams) ? {} : { teams: values.teams }),
    ...(availability !== person.availability ? { availability } : {}),
    ...(back !== wasBack ? { awayUntil: back === "" ? null : morningOf(back) } : {}),
  };
}

/** The UTC day of a moment, as a date field writes it; empty for none. */
function dayOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? "";
}

/** Who is back on a day takes tickets from its beginning on. */
function morningOf(day: string): string {
  return `${day}T00:00:00Z`;
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
