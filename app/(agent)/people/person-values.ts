import type { Person } from "@/lib/people/queries";

/** What stands in the form, as text. */
export function personValues({ name, role, capacity }: Person) {
  return { name, role: role as string, capacity: String(capacity) };
}

type FormValues = ReturnType<typeof personValues> & { skills: string[]; teams: string[] };

/** Only what differs from the person as they are, in the shape that the API takes. Pure. */
export function changedFields(person: Person, values: FormValues): Record<string, unknown> {
  const { name, role } = values;
  const capacity = values.capacity.trim() === "" ? Number.NaN : Number(values.capacity);
  const teams = person.teams.map(({ id }) => id);
  return {
    ...(name !== person.name ? { name } : {}),
    ...(role !== person.role ? { role } : {}),
    ...(capacity !== person.capacity ? { capacity } : {}),
    ...(isSameSet(values.skills, person.skills) ? {} : { skills: values.skills }),
    ...(isSameSet(values.teams, teams) ? {} : { teams: values.teams }),
  };
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
