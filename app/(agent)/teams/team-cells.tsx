import Link from "next/link";
import { LoadBar } from "@/app/_components/load-bar";
import { Cell } from "@/app/_components/table";
import { MemberWorkload, WORKLOAD_ROW } from "@/app/_features/names/member-workload";
import { type CatalogueNames, categoryName, formatList, skillName } from "@/app/_features/names/names";
import { NameLink } from "@/app/_features/resources/list-links";
import type { Team } from "@/lib/catalogue/views";
import { formatCount } from "@/lib/display-text/labels";

interface TeamCellsProps {
  team: Team;
  names: Pick<CatalogueNames, "categories" | "skills">;
  waiting: number;
  /** The URL of the team's form; null for agents. */
  href: string | null;
}

/** The cells of one team's row: categories, unassigned tickets, members with their workload, and skills. */
export function TeamCells({ team, names, waiting, href }: TeamCellsProps) {
  const categories = team.categories.map((slug) => categoryName(names, slug));
  const skills = team.expertise.map((slug) => skillName(names, slug));
  return (
    <>
      <Cell name>
        <div>
          <NameLink href={href}>
            <span className="block py-0.5">
              <span className="block font-semibold">{team.name}</span>
              <span className="block text-muted text-xs">
                {formatList(categories) || "No categories"}
                {team.members.length > 0 && !team.members.some(({ lead }) => lead) ? " · No lead" : ""}
              </span>
            </span>
          </NameLink>
        </div>
        {waiting > 0 ? (
          <Link
            href={`/queue?view=unassigned&team=${team.id}`}
            className="mt-0.5 inline-block rounded-sm font-medium text-warning text-xs underline-offset-2 hover:underline pointer-coarse:py-3"
          >
            {formatCount(waiting, "unassigned ticket")}
          </Link>
        ) : null}
      </Cell>
      <Cell>
        <Members team={team} />
      </Cell>
      <Cell from="lg">
        <span className="line-clamp-6 max-w-72 py-0.5 text-muted">{skills.join(", ") || "No skills"}</span>
      </Cell>
    </>
  );
}

const MAX_MEMBERS = 8;

function Members({ team: { members } }: { team: Team }) {
  if (members.length === 0) return <span className="text-warning">No members: tickets go to an admin.</span>;
  const active = members.reduce((sum, { activeTickets }) => sum + activeTickets, 0);
  const capacity = members.reduce((sum, member) => sum + member.capacity, 0);
  return (
    <div className="max-w-xl py-0.5">
      <ul className="space-y-1">
        {members.slice(0, MAX_MEMBERS).map(({ activeTickets, lead, ...member }) => (
          <li key={member.id}>
            <MemberWorkload person={{ ...member, active: activeTickets }} note={lead ? "lead" : undefined} />
          </li>
        ))}
      </ul>
      {members.length > MAX_MEMBERS ? (
        <p className="mt-1 text-muted text-xs">and {members.length - MAX_MEMBERS} more</p>
      ) : null}
      {members.length > 1 ? (
        <p className={`${WORKLOAD_ROW} mt-1.5 border-line border-t pt-1.5 font-medium`}>
          <span>Total</span>
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
