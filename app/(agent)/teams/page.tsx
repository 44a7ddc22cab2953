import type { Metadata } from "next";
import Link from "next/link";
import { Chip } from "@/app/_components/chip";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { type Column, Row, Table } from "@/app/_components/table";
import { loadNames } from "@/app/_features/names/load-names";
import { type CatalogueNames, categoryName, skillName } from "@/app/_features/names/names";
import { NewLink } from "@/app/_features/resources/list-links";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { itemHref, readSidePanel } from "@/app/_features/resources/side-panel-query";
import { pageContext } from "@/app/_server/auth/page";
import { STAFF_ROLES } from "@/app/_server/auth/staff-roles";
import { listTeams } from "@/lib/catalogue/queries";
import type { Team } from "@/lib/catalogue/views";
import { countWaitingByTeam } from "@/lib/routing/catalogue/queries";
import { TeamCells } from "./team-cells";
import { TeamForm } from "./team-form";

export const metadata: Metadata = { title: "Teams" };

const PATH = "/teams";
const MAX_ROWS = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Team", width: "24%" },
  { key: "members", head: "Members and open tickets" },
  { key: "skills", head: "Skills", from: "lg", width: "26%" },
];

/** The list of teams with their categories, skills and workload. Admins can edit it, agents can read it. */
export default async function TeamsPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readSidePanel(await searchParams);
  const [{ teams }, names, waiting] = await Promise.all([
    listTeams(ctx, { limit: MAX_ROWS }),
    loadNames(ctx, isAdmin && (isNew || item) ? ["categories", "skills", "people"] : ["categories", "skills"]),
    countWaitingByTeam(ctx),
  ]);
  const chosen = teams.find(({ id }) => id === item) ?? null;
  const open = isAdmin && (isNew || chosen !== null);
  return (
    <ListPage
      title="Teams"
      bar={isAdmin ? <NewLink href={`${PATH}?new=1`}>New team</NewLink> : null}
      sidePanel={
        open ? (
          <>
            <SidePanelHead title={chosen?.name ?? "New team"} subtitle={chosen?.email} closeHref={PATH} />
            <TeamForm key={chosen?.id ?? "new"} team={chosen} people={names.people} closeHref={PATH}>
              {chosen ? <TeamScope team={chosen} names={names} /> : null}
            </TeamForm>
          </>
        ) : null
      }
    >
      {teams.length === 0 ? (
        <Empty title="No teams">Without teams, any agent can get any ticket.</Empty>
      ) : (
        <Table caption="Teams" columns={COLUMNS}>
          {teams.map((team) => (
            <Row key={team.id} chosen={open && team.id === item} top>
              <TeamCells
                team={team}
                names={names}
                waiting={waiting.get(team.id) ?? 0}
                href={isAdmin ? itemHref(PATH, team.id) : null}
              />
            </Row>
          ))}
        </Table>
      )}
    </ListPage>
  );
}

/** A team's categories and its members' skills, read-only. */
function TeamScope({ team, names }: { team: Team; names: CatalogueNames }) {
  return (
    <section className="space-y-3 border-line border-t pt-4">
      <div>
        <h3 className="sb-section-title mb-1.5">Categories</h3>
        <p className="text-muted">
          {team.categories.map((slug) => categoryName(names, slug)).join(", ") || "No categories"}. You can change this
          in{" "}
          <Link href="/categories" className="link-in">
            Categories
          </Link>
          .
        </p>
      </div>
      <div>
        <h3 className="sb-section-title mb-1.5">Skills</h3>
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
