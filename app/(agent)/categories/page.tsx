import type { Metadata } from "next";
import { ActionButton } from "@/app/_components/action-button";
import { Badge } from "@/app/_components/chip";
import { ListPage } from "@/app/_components/list-page";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { NameLink, NewLink } from "@/app/_features/resources/list-links";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
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
const MAX_ROWS = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Name", width: "42%" },
  { key: "team", head: "Team" },
  { key: "keywords", head: "Keywords", from: "lg", width: "20%" },
  { key: "recent", head: "Last 30 days", from: "sm", right: true },
];

/** The list of categories, their teams, and who gets the next ticket. Admins can edit it, agents can read it. */
export default async function CategoriesPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readSidePanel(await searchParams);
  const [{ categories }, teams, recent] = await Promise.all([
    listCategories(ctx, { limit: MAX_ROWS, retired: true }),
    listTeamNames(ctx),
    countRecentByCategory(ctx),
  ]);
  const routes = await routesOfTeams(ctx, [null, ...teams.map(({ id }) => id)]);
  const sorted = categories.toSorted((a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null));
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
                label="Add IT pack"
                busyLabel="Adding"
                done="The IT categories were added."
              />
            ) : null}
            <NewLink href={`${PATH}?new=1`}>New category</NewLink>
          </div>
        ) : null
      }
      sidePanel={
        open ? (
          <>
            <SidePanelHead
              title={chosen?.name ?? "New category"}
              subtitle={
                chosen
                  ? `${chosen.slug}, ${formatCount(recent.get(chosen.id) ?? 0, "ticket")} in the last 30 days`
                  : "Available immediately."
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
              <NameLink href={isAdmin ? itemHref(PATH, category.id) : null}>
                <span className="flex items-center gap-2">
                  <span className={`font-semibold ${category.retiredAt ? "text-muted" : ""}`}>{category.name}</span>
                  {category.retiredAt ? <Badge>Retired</Badge> : null}
                </span>
                <span className="line-clamp-1 max-w-xl text-muted text-xs">{category.description}</span>
              </NameLink>
            </Cell>
            <Cell>
              {category.retiredAt ? (
                <span className="text-faint">{category.team?.name ?? "No team"}</span>
              ) : (
                <TeamAndRoute category={category} route={routes.get(category.team?.id ?? null)} />
              )}
            </Cell>
            <Cell from="lg">
              <span className="line-clamp-2 text-muted">{category.keywords.join(", ") || "–"}</span>
            </Cell>
            <Cell right from="sm">
              {recent.get(category.id)?.toLocaleString("en") ?? <span className="text-faint">–</span>}
            </Cell>
          </Row>
        ))}
      </Table>
    </ListPage>
  );
}

function TeamAndRoute({ category, route }: { category: Category; route: TeamRoute | undefined }) {
  const { text, stuck } = route ? formatRoute(route) : { text: "", stuck: false };
  return (
    <span className="block">
      <span className="block">{category.team?.name ?? "Any agent"}</span>
      <span className={`block text-xs ${stuck ? "text-warning" : "text-muted"}`}>{text}</span>
    </span>
  );
}
