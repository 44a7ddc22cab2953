import type { Person } from "@/lib/people/queries";

/** A person's present values as the text of form fields. */
export function personValues({ name, role, capacity }: Person) {
  return { name, role: role as string, capacity: String(capacity) };
}

type FormValues = ReturnType<typeof personValues> & { skills: string[]; teams: string[] };

/** The form values that differ from the person's present values, as the API accepts them. Pure. */
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

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
