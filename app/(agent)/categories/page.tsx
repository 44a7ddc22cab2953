import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button";
import { Badge } from "@/app/_components/chip";
import { ListPage } from "@/app/_components/list-page";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { itemHref, readSidePanel } from "@/app/_features/resources/side-panel-query";
import { pageContext } from "@/app/_server/auth/page";
import { STAFF_ROLES } from "@/app/_server/auth/staff-roles";
import { IT_PACK } from "@/lib/catalogue/it-pack";
import { listCategories, listTeamNames } from "@/lib/catalogue/queries";
import type { Category } from "@/lib/catalogue/views";
import { formatCount } from "@/lib/display-text/labels";
import { countRecentByCategory, routesOfTeams, type TeamRoute } from "@/lib/routing/catalogue/queries";
import { CategoryForm } from "./category-form";
import { formatRoute } from "./route-text";

export const metadata: Metadata = { title: "Categories" };

const PATH = "/categories";
const MOST = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Name", width: "42%" },
  { key: "team", head: "Goes to" },
  { key: "words", head: "Keywords", from: "lg", width: "20%" },
  { key: "recent", head: "Last 30 days", from: "sm", right: true },
];

interface CategoriesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * The closed list that tickets are sorted by, and where each goes. Admins change it; all staff can read it. Four
 * statements, however many categories.
 */
export default async function CategoriesPage({ searchParams }: CategoriesPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readSidePanel(await searchParams);
  const [{ categories }, teams, recent] = await Promise.all([
    listCategories(ctx, { limit: MOST, retired: true }),
    listTeamNames(ctx),
    countRecentByCategory(ctx),
  ]);
  const routes = await routesOfTeams(ctx, [null, ...teams.map(({ id }) => id)]);
  const sorted = [
    ...categories.filter(({ retiredAt }) => !retiredAt),
    ...categories.filter(({ retiredAt }) => retiredAt),
  ];
  const chosen = categories.find(({ id }) => id === item) ?? null;
  const open = isAdmin && (isNew || chosen !== null);
  const lacksItPack = IT_PACK.some(({ slug }) => !categories.some((category) => category.slug === slug));
  return (
    <ListPage
      title="Categories"
      bar={
        isAdmin ? (
          <div className="ml-auto flex items-center gap-2">
            {lacksItPack ? (
              <ActionButton
                method="POST"
                path="/api/categories/it-pack"
                body={{}}
                creates
                verb="Add IT pack"
                busyWord="Adding"
                done="Eight categories for IT are here."
              />
            ) : null}
            <ButtonLink
              href={`${PATH}?new=1`}
              scroll={false}
              look="primary"
              icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
            >
              New category
            </ButtonLink>
          </div>
        ) : null
      }
      sidePanel={
        open ? (
          <>
            <SidePanelHead
              title={chosen?.name ?? "New category"}
              under={
                chosen
                  ? `${chosen.slug}, ${formatCount(recent.get(chosen.id) ?? 0, "ticket")} in the last 30 days`
                  : "Tickets can get it at once."
              }
              closeHref={PATH}
            />
            <CategoryForm
              key={chosen?.id ?? "new"}
              category={chosen}
              teams={teams}
              routes={Object.fromEntries([...routes].map(([id, route]) => [id ?? "", route]))}
              closeHref={PATH}
            />
          </>
        ) : null
      }
    >
      <Table caption="Categories" columns={COLUMNS}>
        {sorted.map((category) => (
          <Row key={category.id} chosen={open && category.id === item}>
            <Cell name>
              <Name category={category} href={isAdmin ? itemHref(PATH, category.id) : null} />
            </Cell>
            <Cell>
              {category.retiredAt ? (
                <span className="text-faint">{category.team?.name ?? "no team"}</span>
              ) : (
                <GoesTo category={category} route={routes.get(category.team?.id ?? null)} />
              )}
            </Cell>
            <Cell from="lg">
              <span className="line-clamp-2 text-muted">{category.keywords.join(", ") || "–"}</span>
            </Cell>
            <Cell right from="sm">
              {recent.get(category.id)?.toLocaleString("en") ?? <span className="text-faint">none</span>}
            </Cell>
          </Row>
        ))}
      </Table>
    </ListPage>
  );
}

function Name({ category: { name, description, retiredAt }, href }: { category: Category; href: string | null }) {
  const words = (
    <>
      <span className="flex items-center gap-2">
        <span className={`font-semibold ${retiredAt ? "text-muted" : ""}`}>{name}</span>
        {retiredAt ? <Badge>Retired</Badge> : null}
      </span>
      <span className="line-clamp-1 max-w-xl text-muted text-xs">{description}</span>
    </>
  );
  if (!href) return <span className="block">{words}</span>;
  return (
    <Link href={href} scroll={false} className="block rounded-sm">
      {words}
    </Link>
  );
}

function GoesTo({ category, route }: { category: Category; route: TeamRoute | undefined }) {
  const { words, stuck } = route ? formatRoute(route) : { words: "", stuck: false };
  return (
    <span className="block">
      <span className="block">{category.team?.name ?? "Anybody at the desk"}</span>
      <span className={`block text-xs ${stuck ? "text-warning" : "text-muted"}`}>{words}</span>
    </span>
  );
}
