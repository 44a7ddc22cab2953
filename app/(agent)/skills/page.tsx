import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { loadColleagues } from "@/app/_features/names/load-names";
import { itemHref, readSidePanel } from "@/app/_features/resources/side-panel-query";
import { pageContext } from "@/app/_server/auth/page";
import { STAFF_ROLES } from "@/app/_server/auth/staff-roles";
import { listSkills } from "@/lib/catalogue/queries";
import type { Skill } from "@/lib/catalogue/views";
import { formatCount } from "@/lib/display-text/labels";
import { countWaitingBySkill } from "@/lib/routing/catalogue/queries";
import { ProposedSkills } from "./proposed-skills";
import { SkillForm } from "./skill-form";
import { Holders, SkillPeople } from "./skill-people";

export const metadata: Metadata = { title: "Skills" };

const PATH = "/skills";
const MOST = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Name", width: "28%" },
  { key: "people", head: "Who has it" },
  { key: "aliases", head: "Also written", from: "md" },
];

interface SkillsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * What people can and tickets need; what nobody can is marked. Proposed skills, which tickets named, wait on top for an
 * admin's word. Five statements, however many skills.
 */
export default async function SkillsPage({ searchParams }: SkillsPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readSidePanel(await searchParams);
  const [{ skills }, people, waiting] = await Promise.all([
    listSkills(ctx, { limit: MOST }),
    loadColleagues(ctx),
    countWaitingBySkill(ctx),
  ]);
  const holders = (slug: string) => people.filter((person) => person.skills.includes(slug));
  const proposed = skills.filter(({ state }) => state === "proposed");
  const active = skills.filter(({ state }) => state === "active");
  const chosen = skills.find(({ id }) => id === item) ?? null;
  const open = isAdmin && (isNew || chosen !== null);
  return (
    <ListPage
      title="Skills"
      bar={
        isAdmin ? (
          <ButtonLink
            href={`${PATH}?new=1`}
            scroll={false}
            look="primary"
            className="ml-auto"
            icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            New skill
          </ButtonLink>
        ) : null
      }
      sidePanel={
        open ? (
          <>
            <SidePanelHead title={chosen?.name ?? "New skill"} under={chosen?.slug} closeHref={PATH} />
            <SkillForm key={chosen?.id ?? "new"} skill={chosen} closeHref={PATH}>
              {chosen ? <Holders people={holders(chosen.slug)} waiting={waiting.get(chosen.slug) ?? 0} /> : null}
            </SkillForm>
          </>
        ) : null
      }
    >
      {proposed.length > 0 ? <ProposedSkills skills={proposed} isAdmin={isAdmin} /> : null}
      {active.length === 0 ? (
        <Empty title="No skill yet">Routing looks for people whose skills a ticket needs.</Empty>
      ) : (
        <Table caption="Skills" columns={COLUMNS}>
          {active.map((skill) => (
            <Row key={skill.id} chosen={open && skill.id === item}>
              <Cell name>
                {isAdmin ? (
                  <Link href={itemHref(PATH, skill.id)} scroll={false} className="block rounded-sm">
                    <SkillName skill={skill} waiting={waiting.get(skill.slug) ?? 0} />
                  </Link>
                ) : (
                  <SkillName skill={skill} waiting={waiting.get(skill.slug) ?? 0} />
                )}
              </Cell>
              <Cell>
                <SkillPeople people={holders(skill.slug)} />
              </Cell>
              <Cell from="md">
                <span className="text-muted">{spellings(skill).join(", ") || "–"}</span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </ListPage>
  );
}

function SkillName({ skill, waiting }: { skill: Skill; waiting: number }) {
  return (
    <span className="block">
      <span className="block font-semibold">{skill.name}</span>
      {waiting > 0 ? (
        <span className="block text-warning text-xs">
          {formatCount(waiting, "ticket waits", "tickets wait")} for it
        </span>
      ) : null}
    </span>
  );
}

/** The slug stands among them where it is not the name itself: it is how tickets and programs say it. */
function spellings({ name, slug, aliases }: Skill): string[] {
  return name.toLowerCase().replaceAll(" ", "-") === slug ? aliases : [slug, ...aliases];
}
