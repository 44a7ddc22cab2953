import { FlaskConical } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { loadNames } from "@/app/_features/names/load-names";
import { NewLink } from "@/app/_features/resources/list-links";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { readSidePanel } from "@/app/_features/resources/side-panel-query";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { listRules } from "@/lib/automation-rules/queries";
import { RuleForm } from "./rule-form";
import { RuleList } from "./rule-list";
import { Trial } from "./trial";

export const metadata: Metadata = { title: "Rules" };

const PATH = "/admin/rules";

export default async function RulesPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: PATH });
  const params = await searchParams;
  const { item, isNew } = readSidePanel(params);
  const [{ rules }, names] = await Promise.all([listRules(ctx), loadNames(ctx)]);
  const chosen = rules.find(({ id }) => id === item) ?? null;
  return (
    <ListPage
      title="Rules"
      bar={
        <div className="ml-auto flex items-center gap-2">
          {rules.length > 0 ? (
            <ButtonLink
              href={`${PATH}?try=1`}
              scroll={false}
              icon={<FlaskConical size={15} strokeWidth={1.75} aria-hidden="true" />}
            >
              Try a ticket
            </ButtonLink>
          ) : null}
          <NewLink href={`${PATH}?new=1`}>New rule</NewLink>
        </div>
      }
      sidePanel={
        isNew || chosen ? (
          <>
            <SidePanelHead
              title={chosen?.name ?? "New rule"}
              subtitle={chosen ? null : "Runs last."}
              closeHref={PATH}
            />
            <RuleForm key={chosen?.id ?? "new"} rule={chosen} names={names} closeHref={PATH} />
          </>
        ) : params.try !== undefined ? (
          <>
            <SidePanelHead title="Try a ticket" subtitle="See what the active rules would do." closeHref={PATH} />
            <div className="min-h-0 flex-1 overflow-y-auto p-5">
              <Trial names={names} />
            </div>
          </>
        ) : null
      }
    >
      {rules.length === 0 ? (
        <Empty title="No rules">
          Without rules, a ticket goes to its category’s team and its best available agent. A rule can set another
          priority, team or assignee, or request an approval first.
        </Empty>
      ) : (
        <RuleList rules={rules} names={names} chosen={item} />
      )}
    </ListPage>
  );
}
