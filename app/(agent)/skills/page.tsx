import type { Metadata } from "next";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { loadColleagues } from "@/app/_features/names/load-names";
import { NameLink, NewLink } from "@/app/_features/resources/list-links";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { itemHref, readSidePanel } from "@/app/_features/resources/side-panel-query";
import { pageContext } from "@/app/_server/auth/page";
import { STAFF_ROLES } from "@/app/_server/auth/staff-roles";
import { listSkills } from "@/lib/catalogue/queries";
import type { Skill } from "@/lib/catalogue/views";
import { formatCount } from "@/lib/display-text/labels";
import { countWaitingBySkill } from "@/lib/routing/catalogue/queries";
import { SkillForm } from "./skill-form";
import { PeopleWithSkill, SkillPeople } from "./skill-people";
import { SuggestedSkills } from "./suggested-skills";

export const metadata: Metadata = { title: "Skills" };

const PATH = "/skills";
const MAX_ROWS = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Name", width: "28%" },
  { key: "people", head: "People" },
  { key: "aliases", head: "Synonyms", from: "md" },
];

/** The list of skills and the people who have them. Suggested skills come first. Admins can edit it. */
export default async function SkillsPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readSidePanel(await searchParams);
  const [{ skills }, people, waiting] = await Promise.all([
    listSkills(ctx, { limit: MAX_ROWS }),
    loadColleagues(ctx),
    countWaitingBySkill(ctx),
  ]);
  const peopleWith = (slug: string) => people.filter((person) => person.skills.includes(slug));
  const proposed = skills.filter(({ state }) => state === "proposed");
  const active = skills.filter(({ state }) => state === "active");
  const chosen = skills.find(({ id }) => id === item) ?? null;
  const open = isAdmin && (isNew || chosen !== null);
  return (
    <ListPage
      title="Skills"
      bar={isAdmin ? <NewLink href={`${PATH}?new=1`}>New skill</NewLink> : null}
      sidePanel={
        open ? (
          <>
            <SidePanelHead title={chosen?.name ?? "New skill"} subtitle={chosen?.slug} closeHref={PATH} />
            <SkillForm key={chosen?.id ?? "new"} skill={chosen} closeHref={PATH}>
              {chosen ? (
                <PeopleWithSkill people={peopleWith(chosen.slug)} waiting={waiting.get(chosen.slug) ?? 0} />
              ) : null}
            </SkillForm>
          </>
        ) : null
      }
    >
      {proposed.length > 0 ? <SuggestedSkills skills={proposed} isAdmin={isAdmin} /> : null}
      {active.length === 0 ? (
        <Empty title="No skills">Routing assigns a ticket to people who have the skills it needs.</Empty>
      ) : (
        <Table caption="Skills" columns={COLUMNS}>
          {active.map((skill) => (
            <Row key={skill.id} chosen={open && skill.id === item}>
              <Cell name>
                <NameLink href={isAdmin ? itemHref(PATH, skill.id) : null}>
                  <span className="block font-semibold">{skill.name}</span>
                  {waiting.has(skill.slug) ? (
                    <span className="block text-warning text-xs">
                      {formatCount(waiting.get(skill.slug)!, "unassigned ticket needs", "unassigned tickets need")} it
                    </span>
                  ) : null}
                </NameLink>
              </Cell>
              <Cell>
                <SkillPeople people={peopleWith(skill.slug)} />
              </Cell>
              <Cell from="md">
                <span className="text-muted">{synonymsOf(skill).join(", ") || "–"}</span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </ListPage>
  );
}

/** Includes the slug unless it is the name in lower case. */
function synonymsOf({ name, slug, aliases }: Skill): string[] {
  return name.toLowerCase().replaceAll(" ", "-") === slug ? aliases : [slug, ...aliases];
}
