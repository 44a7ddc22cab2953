import Link from "next/link";
import { Badge } from "@/app/_components/chip";
import { MemberWorkload } from "@/app/_features/names/member-workload";
import type { Colleague } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";

const MAX_NAMES = 3;

/** The names of people with a skill, at most three, for a row of the list; a badge if nobody has it. */
export function SkillPeople({ people }: { people: readonly Colleague[] }) {
  if (people.length === 0) return <Badge tone="warn">No one has it</Badge>;
  const more = people.length - MAX_NAMES;
  return (
    <span>
      {people
        .slice(0, MAX_NAMES)
        .map(({ name }) => name)
        .join(", ")}
      {more > 0 ? <span className="text-muted"> and {more} more</span> : null}
    </span>
  );
}

/** The people with a skill and their workload, and how many unassigned tickets need the skill. */
export function PeopleWithSkill({ people, waiting }: { people: readonly Colleague[]; waiting: number }) {
  return (
    <section className="space-y-2 border-line border-t pt-4">
      <h3 className="sb-section-title">People</h3>
      {people.length === 0 ? (
        <p className="text-warning">No one has this skill, so routing can’t match tickets that need it.</p>
      ) : (
        <ul className="space-y-2">
          {people.map((person) => (
            <li key={person.id}>
              <Link
                href={`/people?person=${person.id}`}
                className="block rounded-sm hover:bg-base-200 pointer-coarse:py-2"
              >
                <MemberWorkload person={person} narrow />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="text-muted">
        {waiting === 0
          ? "No unassigned ticket needs it."
          : `${formatCount(waiting, "unassigned ticket needs", "unassigned tickets need")} it.`}{" "}
        You can change a person’s skills in{" "}
        <Link href="/people" className="link-in">
          People
        </Link>
        .
      </p>
    </section>
  );
}
