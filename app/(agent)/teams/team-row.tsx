import Link from "next/link";
import { LoadBar } from "@/app/_components/load-bar";
import { Cell } from "@/app/_components/table";
import { MemberWorkload, WORKLOAD_ROW } from "@/app/_features/names/member-workload";
import { type CatalogueNames, categoryName, formatList, skillName } from "@/app/_features/names/names";
import type { Team } from "@/lib/catalogue/views";
import { formatCount } from "@/lib/display-text/labels";

type Names = Pick<CatalogueNames, "categories" | "skills">;

interface TeamRowProps {
  team: Team;
  names: Names;
  /** Tickets of the team that wait for an owner. */
  waiting: number;
  /** Its form; null for who may not change it. */
  href: string | null;
}

/** A team at a glance: what it handles, how much each member has in hand, what waits, what they know. */
export function TeamCells({ team, names, waiting, href }: TeamRowProps) {
  const skills = team.expertise.map((slug) => skillName(names, slug));
  return (
    <>
      <Cell name>
        <div>
          {href ? (
            <Link href={href} scroll={false} className="block rounded-sm">
              <TeamName team={team} names={names} />
            </Link>
          ) : (
            <TeamName team={team} names={names} />
          )}
        </div>
        <Waiting team={team} waiting={waiting} />
      </Cell>
      <Cell>
        <Members team={team} />
      </Cell>
      <Cell from="lg">
        <span className="line-clamp-6 max-w-72 py-0.5 text-muted">{skills.join(", ") || "no skills yet"}</span>
      </Cell>
    </>
  );
}

function TeamName({ team, names }: { team: Team; names: Names }) {
  const handled = team.categories.map((slug) => categoryName(names, slug));
  return (
    <span className="block py-0.5">
      <span className="block font-semibold">{team.name}</span>
      <span className="block text-muted text-xs">
        {handled.length > 0 ? `handles ${formatList(handled)}` : "handles no category"}
        {team.members.length > 0 && !team.members.some(({ lead }) => lead) ? ", has no lead" : ""}
      </span>
    </span>
  );
}

function Waiting({ team, waiting }: { team: Team; waiting: number }) {
  if (waiting === 0) return null;
  return (
    <Link
      href={`/queue?view=unassigned&team=${team.id}`}
      className="mt-0.5 inline-block rounded-sm font-medium text-warning text-xs underline-offset-2 hover:underline pointer-coarse:py-3"
    >
      {formatCount(waiting, "ticket waits", "tickets wait")}
    </Link>
  );
}

/** Members shown before "and 4 more". */
const SHOWN = 8;

function Members({ team: { members } }: { team: Team }) {
  if (members.length === 0) return <span className="text-warning">Nobody is in it: its tickets go to an admin.</span>;
  const sum = (of: (member: Team["members"][number]) => number) => members.reduce((all, one) => all + of(one), 0);
  const [active, capacity] = [sum(({ activeTickets }) => activeTickets), sum((member) => member.capacity)];
  return (
    <div className="max-w-xl py-0.5">
      <ul className="space-y-1">
        {members.slice(0, SHOWN).map(({ activeTickets, lead, ...member }) => (
          <li key={member.id}>
            <MemberWorkload person={{ ...member, active: activeTickets }} note={lead ? "lead" : undefined} />
          </li>
        ))}
      </ul>
      {members.length > SHOWN ? <p className="mt-1 text-muted text-xs">and {members.length - SHOWN} more</p> : null}
      {members.length > 1 ? (
        <p className={`${WORKLOAD_ROW} mt-1.5 border-line border-t pt-1.5 font-medium`}>
          <span>Together</span>
          <span className={`max-sm:hidden ${active >= capacity ? "text-high" : "text-base-content"}`}>
            <LoadBar share={capacity > 0 ? active / capacity : 1} width="100%" />
          </span>
          <span className="num whitespace-nowrap text-right text-xs">
            {active} of {capacity}
          </span>
        </p>
      ) : null}
    </div>
  );
}
