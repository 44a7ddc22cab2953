import Link from "next/link";
import { Badge } from "@/app/_components/chip";
import { MemberWorkload } from "@/app/_features/names/member-workload";
import type { Colleague } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";

/** Names in a row before "and 3 more". */
const SHOWN = 3;

/** Who has a skill, in a row of the list; that nobody has it is marked, for then no ticket finds it. */
export function SkillPeople({ people }: { people: readonly Colleague[] }) {
  if (people.length === 0) return <Badge tone="warn">Nobody has it</Badge>;
  const more = people.length - SHOWN;
  return (
    <span>
      {people
        .slice(0, SHOWN)
        .map(({ name }) => name)
        .join(", ")}
      {more > 0 ? <span className="text-muted"> and {more} more</span> : null}
    </span>
  );
}

interface HoldersProps {
  people: readonly Colleague[];
  /** Tickets without an owner that name the skill. */
  waiting: number;
}

/** Who has a skill with what they have in hand, and what waits for it. */
export function Holders({ people, waiting }: HoldersProps) {
  return (
    <section className="space-y-2 border-line border-t pt-4">
      <h3 className="sb-section-title">Who has it</h3>
      {people.length === 0 ? (
        <p className="text-warning">Nobody. A ticket that names it finds no one who knows it.</p>
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
        {waiting === 0 ? "No ticket waits for it." : `${formatCount(waiting, "ticket waits", "tickets wait")} for it.`}{" "}
        Skills are given at the{" "}
        <Link href="/people" className="link-in">
          person
        </Link>
        .
      </p>
    </section>
  );
}
