import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageContext } from "@/app/_auth/page";
import { ButtonLink } from "@/app/_ui/button";
import { Badge } from "@/app/_ui/chip";
import { Cell, type Column, Row, Table } from "@/app/_ui/table";
import { IT_PACK } from "@/lib/catalogue/it-pack";
import { listCategories, listTeams } from "@/lib/catalogue/queries";
import type { Category } from "@/lib/catalogue/views";
import { ActButton } from "../_parts/act-button";
import { itemHref, readPane } from "../_parts/catalogue-query";
import { PaneHead } from "../_parts/pane-head";
import { PanePage } from "../_parts/pane-page";
import { STAFF } from "../_parts/staff";
import { CategoryForm } from "./category-form";

export const metadata: Metadata = { title: "Categories" };

const PATH = "/categories";
const MOST = 500;

const COLUMNS: readonly Column[] = [
  { key: "name", head: "Name", width: "45%" },
  { key: "team", head: "Team" },
  { key: "words", head: "Keywords", from: "md" },
];

interface CategoriesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The closed list that tickets are sorted by. Admins change it; all staff can read it. */
export default async function CategoriesPage({ searchParams }: CategoriesPageProps) {
  const ctx = await pageContext({ roles: STAFF, next: PATH });
  const isAdmin = ctx.actor.role === "admin";
  const { item, isNew } = readPane(await searchParams);
  const [{ categories }, { teams }] = await Promise.all([
    listCategories(ctx, { limit: MOST, retired: true }),
    listTeams(ctx, { limit: MOST }),
  ]);
  const sorted = [
    ...categories.filter(({ retiredAt }) => !retiredAt),
    ...categories.filter(({ retiredAt }) => retiredAt),
  ];
  const chosen = categories.find(({ id }) => id === item) ?? null;
  const open = isAdmin && (isNew || chosen !== null);
  const lacksItPack = IT_PACK.some(({ slug }) => !categories.some((category) => category.slug === slug));
  return (
    <PanePage
      title="Categories"
      bar={
        isAdmin ? (
          <div className="ml-auto flex items-center gap-2">
            {lacksItPack ? (
              <ActButton
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
      pane={
        open ? (
          <>
            <PaneHead
              title={chosen?.name ?? "New category"}
              under={chosen ? chosen.slug : "Tickets can get it at once."}
              closeHref={PATH}
            />
            <CategoryForm
              key={chosen?.id ?? "new"}
              category={chosen}
              teams={teams.map(({ id, name }) => ({ id, name }))}
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
              <span className="whitespace-nowrap">
                {category.team?.name ?? <span className="text-faint">no team</span>}
              </span>
            </Cell>
            <Cell from="md">
              <span className="line-clamp-1 text-muted">{category.keywords.join(", ") || "–"}</span>
            </Cell>
          </Row>
        ))}
      </Table>
    </PanePage>
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
