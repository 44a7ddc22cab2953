import { FlaskConical, Plus } from "lucide-react";
import type { Metadata } from "next";
import { pageContext } from "@/app/_auth/page";
import { ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { listRules } from "@/lib/rules/queries";
import { itemHref, readPane } from "../../_parts/catalogue-query";
import { loadNames } from "../../_parts/load-names";
import { PaneHead } from "../../_parts/pane-head";
import { PanePage } from "../../_parts/pane-page";
import { ADMINS } from "../../_parts/staff";
import { RuleForm } from "./rule-form";
import { RuleList } from "./rule-list";
import { Trial } from "./trial";

export const metadata: Metadata = { title: "Rules" };

const PATH = "/admin/rules";
const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

interface RulesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What an admin wants done with certain tickets beyond the general rule, in the order in which it is looked at. */
export default async function RulesPage({ searchParams }: RulesPageProps) {
  const ctx = await pageContext({ roles: ADMINS, next: PATH });
  const params = await searchParams;
  const { item, isNew } = readPane(params);
  const [{ rules }, names] = await Promise.all([listRules(ctx), loadNames(ctx)]);
  const chosen = rules.find(({ id }) => id === item) ?? null;
  const tries = params.try !== undefined;
  const form =
    isNew || chosen ? <RuleForm key={chosen?.id ?? "new"} rule={chosen} names={names} closeHref={PATH} /> : null;
  return (
    <PanePage
      title="Rules"
      bar={
        <div className="ml-auto flex items-center gap-2">
          {rules.length > 0 ? (
            <ButtonLink href={`${PATH}?try=1`} scroll={false} icon={<FlaskConical {...ICON} />}>
              Try a ticket
            </ButtonLink>
          ) : null}
          <ButtonLink href={`${PATH}?new=1`} scroll={false} look="primary" icon={<Plus {...ICON} />}>
            New rule
          </ButtonLink>
        </div>
      }
      pane={
        form ? (
          <>
            <PaneHead
              title={chosen?.name ?? "New rule"}
              under={chosen ? null : "It is looked at behind all others."}
              closeHref={PATH}
            />
            {form}
          </>
        ) : tries ? (
          <>
            <PaneHead title="Try a ticket" under="What the rules in use would do with it." closeHref={PATH} />
            <div className="min-h-0 flex-1 overflow-y-auto p-5">
              <Trial names={names} />
            </div>
          </>
        ) : null
      }
    >
      {rules.length === 0 ? (
        <Empty title="No rules yet">
          Tickets go to their category’s team and there to whoever fits best. A rule says what else should happen to
          certain tickets: another priority, team or person, or somebody’s approval first.
        </Empty>
      ) : (
        <RuleList
          rules={rules}
          names={names}
          chosen={item}
          hrefOf={Object.fromEntries(rules.map(({ id }) => [id, itemHref(PATH, id)]))}
        />
      )}
    </PanePage>
  );
}
