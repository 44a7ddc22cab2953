import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageContext } from "@/app/_auth/page";
import { ButtonLink } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import { Empty } from "@/app/_ui/empty";
import { type Column, Row, Table } from "@/app/_ui/table";
import { listTeams } from "@/lib/catalogue/queries";
import type { Team } from "@/lib/catalogue/views";
import { countWaitingByTeam } from "@/lib/routing/catalogue/queries";
import { itemHref, readPane } from "../_parts/catalogue-query";
import { categoryName, type DeskNames, skillName } from "../_parts/desk-names";
import { loadNames } from "../_parts/load-names";
import { PaneHead } from "../_parts/pane-head";
import { PanePage } from "../_parts/pane-page";
import { STAFF } from "../_parts/staff";
import { TeamForm } from "./team-form";
import { TeamCells } from "./team-row";

export const metadata: Metadata = { title: "Teams" };

const PATH = "/teams";
const MOST = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Team", width: "24%" },
  { key: "load", head: "Members, and what they have in hand" },
  { key: "expertise", head: "Expertise", from: "lg", width: "26%" },
];

interface TeamsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who works together, on what, and how much they have in hand. Admins change it; all staff can read it. */
export default async function TeamsPage({ searchParams }: TeamsPageProps) {
  const ctx = await pageContext({ roles: STAFF, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readPane(await searchParams);
  const [{ teams }, names, waiting] = await Promise.all([
    listTeams(ctx, { limit: MOST }),
    loadNames(ctx, isAdmin && (isNew || item) ? ["categories", "skills", "people"] : ["categories", "skills"]),
    countWaitingByTeam(ctx),
  ]);
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
    </PanePage>
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
