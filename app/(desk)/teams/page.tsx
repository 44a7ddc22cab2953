import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageContext } from "@/app/_auth/page";
import { Avatar } from "@/app/_ui/avatar";
import { ButtonLink } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import { Empty } from "@/app/_ui/empty";
import { Load } from "@/app/_ui/meter";
import { Cell, type Column, Row, Table } from "@/app/_ui/table";
import { listTeams } from "@/lib/catalogue/queries";
import type { Team } from "@/lib/catalogue/views";
import { itemHref, readPane } from "../_parts/catalogue-query";
import { categoryName, type DeskNames, skillName } from "../_parts/desk-names";
import { loadNames } from "../_parts/load-names";
import { PaneHead } from "../_parts/pane-head";
import { PanePage } from "../_parts/pane-page";
import { STAFF } from "../_parts/staff";
import { TeamForm } from "./team-form";

export const metadata: Metadata = { title: "Teams" };

const PATH = "/teams";
const MOST = 500;
const SHOWN_SKILLS = 6;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Name" },
  { key: "members", head: "Members" },
  { key: "load", head: "In hand", from: "sm" },
  { key: "categories", head: "Handles", from: "md" },
  { key: "expertise", head: "Expertise", from: "lg" },
];

interface TeamsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who works together, on what, and how much they have in hand. Admins change it; all staff can read it. */
export default async function TeamsPage({ searchParams }: TeamsPageProps) {
  const ctx = await pageContext({ roles: STAFF, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readPane(await searchParams);
  const [{ teams }, names] = await Promise.all([listTeams(ctx, { limit: MOST }), loadNames(ctx)]);
  const chosen = teams.find(({ id }) => id === item) ?? null;
  const open = isAdmin && (isNew || chosen !== null);
  return (
    <PanePage
      title="Teams"
      bar={
        isAdmin ? (
          <ButtonLink
            href={`${PATH}?new=1`}
            scroll={false}
            look="primary"
            className="ml-auto"
            icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            New team
          </ButtonLink>
        ) : null
      }
      pane={
        open ? (
          <>
            <PaneHead title={chosen?.name ?? "New team"} under={chosen?.email} closeHref={PATH} />
            <TeamForm key={chosen?.id ?? "new"} team={chosen} people={names.people} closeHref={PATH}>
              {chosen ? <Handled team={chosen} names={names} /> : null}
            </TeamForm>
          </>
        ) : null
      }
    >
      {teams.length === 0 ? (
        <Empty title="No team yet">Without teams, everybody at the desk can get any ticket.</Empty>
      ) : (
        <Table caption="Teams" columns={COLUMNS}>
          {teams.map((team) => (
            <Row key={team.id} chosen={open && team.id === item}>
              <TeamCells team={team} names={names} href={isAdmin ? itemHref(PATH, team.id) : null} />
            </Row>
          ))}
        </Table>
      )}
    </PanePage>
  );
}

function TeamCells({ team, names, href }: { team: Team; names: DeskNames; href: string | null }) {
  const sum = (count: (member: Team["members"][number]) => number) =>
    team.members.reduce((total, member) => total + count(member), 0);
  const skills = team.expertise.map((slug) => skillName(names, slug));
  const lead = team.members.find((member) => member.lead);
  return (
    <>
      <Cell name>
        {href ? (
          <Link href={href} scroll={false} className="block rounded-sm">
            <TeamName team={team} lead={lead?.name} />
          </Link>
        ) : (
          <span className="block">
            <TeamName team={team} lead={lead?.name} />
          </span>
        )}
      </Cell>
      <Cell>
        <Faces members={team.members} />
      </Cell>
      <Cell from="sm">
        {team.members.length > 0 ? (
          <Load active={sum(({ activeTickets }) => activeTickets)} capacity={sum(({ capacity }) => capacity)} />
        ) : (
          <span className="text-faint">–</span>
        )}
      </Cell>
      <Cell from="md">{team.categories.map((slug) => categoryName(names, slug)).join(", ") || "–"}</Cell>
      <Cell from="lg">
        <span className="line-clamp-2 text-muted">
          {skills.slice(0, SHOWN_SKILLS).join(", ") || "–"}
          {skills.length > SHOWN_SKILLS ? ` +${skills.length - SHOWN_SKILLS}` : ""}
        </span>
      </Cell>
    </>
  );
}

function TeamName({ team, lead }: { team: Team; lead: string | undefined }) {
  return (
    <>
      <span className="block font-semibold">{team.name}</span>
      <span className="block text-muted text-xs">{lead ? `led by ${lead}` : "no lead"}</span>
    </>
  );
}

/** Faces shown before "+2". */
const SHOWN_FACES = 5;

function Faces({ members }: { members: Team["members"] }) {
  if (members.length === 0) return <span className="text-faint">nobody</span>;
  const more = members.length - SHOWN_FACES;
  return (
    <span className="flex items-center" title={members.map(({ name }) => name).join(", ")}>
      <span className="flex gap-1">
        {members.slice(0, SHOWN_FACES).map((member) => (
          <Avatar key={member.id} person={member} size={24} />
        ))}
      </span>
      <span className="sr-only">{members.map(({ name }) => name).join(", ")}</span>
      {more > 0 ? <span className="ml-1.5 text-muted text-xs">+{more}</span> : null}
    </span>
  );
}

/** What follows from elsewhere: categories name their team, skills are people's. */
function Handled({ team, names }: { team: Team; names: DeskNames }) {
  return (
    <section className="space-y-3 border-line border-t pt-4">
      <div>
        <h3 className="sect mb-1.5">Handles</h3>
        <p className="text-muted">
          {team.categories.map((slug) => categoryName(names, slug)).join(", ") || "No category"}. This is said at the{" "}
          <Link href="/categories" className="link-in">
            category
          </Link>
          .
        </p>
      </div>
      <div>
        <h3 className="sect mb-1.5">Expertise</h3>
        <div className="flex flex-wrap gap-1.5">
          {team.expertise.map((slug) => (
            <Chip key={slug} soft>
              {skillName(names, slug)}
            </Chip>
          ))}
          {team.expertise.length === 0 ? <p className="text-muted">The members have no skills yet.</p> : null}
        </div>
      </div>
    </section>
  );
}
