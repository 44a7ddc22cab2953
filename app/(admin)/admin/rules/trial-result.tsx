"use client";
import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/chip";
import { NEEDS_LABELS } from "@/app/_features/approvals/approval-text";
import { approverNames } from "@/app/_features/approvals/approver-fields";
import { type CatalogueNames, formatList } from "@/app/_features/names/names";
import { ACTION_LABELS, formatCondition, formatRuleActions } from "@/app/_features/rules/rule-text";
import { formatCount, PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { RuleTrial } from "@/lib/triage/try-rules";
import { formatCheck } from "./check-text";

interface TrialResultProps {
  trial: RuleTrial;
  names: CatalogueNames;
}

/** What would come out, and what each rule had to do with it. */
export function TrialResult({ trial, names }: TrialResultProps) {
  const fired = trial.rules.filter(({ outcome }) => outcome === "fired").length;
  return (
    <div className="space-y-4">
      <section aria-label="What would come out">
        <h4 className="mb-1 font-semibold">
          {fired === 0 ? "No rule fires" : `${fired} of ${formatCount(trial.rules.length, "rule fires", "rules fire")}`}
        </h4>
        <Outcome trial={trial} names={names} />
      </section>
      <ol className="space-y-3" aria-label="Rule by rule">
        {trial.rules.map((rule) => (
          <li key={rule.ruleId} className="border-line border-t pt-2.5">
            <p className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 break-words font-medium">{rule.name}</span>
              <Outcomes rule={rule} />
            </p>
            <ul className="mt-1 space-y-1">
              {rule.checks.map((check) => (
                <Held key={check.condition} holds={check.holds}>
                  {formatCondition(check.condition, rule.conditions, names)}
                  <span className="text-muted">: {formatCheck(check, names)}</span>
                </Held>
              ))}
            </ul>
            {rule.outcome === "fired" ? <Done rule={rule} names={names} /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

type TriedRule = RuleTrial["rules"][number];

function Outcomes({ rule: { outcome, draft } }: { rule: TriedRule }) {
  return (
    <>
      {outcome === "fired" ? <Badge tone="good">Fires</Badge> : null}
      {outcome === "did-not-fit" ? <Badge>Does not fit</Badge> : null}
      {outcome === "skipped" ? <Badge>Not looked at: one before it says stop</Badge> : null}
      {draft ? <span className="text-muted text-xs">being written</span> : null}
    </>
  );
}

function Held({ holds, children }: { holds: boolean; children: ReactNode }) {
  const Icon = holds ? Check : X;
  return (
    <li className="flex gap-2 text-xs">
      <span className={`flex w-10 shrink-0 items-start gap-1 font-medium ${holds ? "text-primary" : "text-error"}`}>
        <Icon size={13} strokeWidth={2} aria-hidden="true" className="mt-0.5 shrink-0" />
        {holds ? "Yes" : "No"}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

function Done({ rule, names }: { rule: TriedRule; names: CatalogueNames }) {
  const done = formatRuleActions(rule.set, names);
  const gone = rule.gone.map((key) => ACTION_LABELS[key]);
  return (
    <p className="mt-1 text-xs">
      {rule.checks.length === 0 ? "It holds for every ticket. " : ""}
      {done ? `Then: ${done}.` : ""}
      {gone.length > 0 ? ` Passed over, because it is gone: ${formatList(gone)}.` : ""}
    </p>
  );
}

function Outcome({ trial, names }: { trial: RuleTrial; names: CatalogueNames }) {
  const { read, category, priority, skills, team, assignee, approvals } = trial;
  const was = (before: string, after: string) => (before === after ? "" : before);
  const skillNames = (list: readonly { name: string }[]) => formatList(list.map(({ name }) => name)) || "none";
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
      <Fact name="Category" was={was(read.category?.name ?? "none", category?.name ?? "none")}>
        {category?.name ?? "none"}
      </Fact>
      <Fact name="Priority" was={was(PRIORITY_LABELS[read.priority], PRIORITY_LABELS[priority])}>
        {PRIORITY_LABELS[priority]}
      </Fact>
      <Fact name="Skills" was={was(skillNames(read.skills), skillNames(skills))}>
        {skillNames(skills)}
      </Fact>
      <Fact name="Team">{team?.name ?? "anybody"}</Fact>
      <Fact name="Person">{assignee?.name ?? "whoever fits best"}</Fact>
      {approvals.map((approval) => (
        <Fact key={approval.name} name="Approval">
          {approval.name}: {approverWords(approval, names)}
        </Fact>
      ))}
    </dl>
  );
}

function approverWords({ approvers, needs }: RuleTrial["approvals"][number], names: CatalogueNames): string {
  const words = formatList(approverNames(approvers, names.teams));
  return approvers.length > 1 ? `${words}. ${NEEDS_LABELS[needs]}` : words;
}

function Fact({ name, was, children }: { name: string; was?: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        {children}
        {was ? <span className="text-muted text-xs"> read as {was}</span> : null}
      </dd>
    </>
  );
}
