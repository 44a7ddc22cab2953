"use client";
import { Check as CheckIcon, X } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/chip";
import { NEEDS_LABELS } from "@/app/_features/approvals/approval-text";
import { approverNames } from "@/app/_features/approvals/approver-fields";
import { type CatalogueNames, categoryName, formatList } from "@/app/_features/names/names";
import { ACTION_LABELS, formatCondition, formatRuleActions } from "@/app/_features/rules/rule-text";
import type { ConditionCheck } from "@/lib/automation-rules/check-conditions";
import { CHANNEL_LABELS, formatCount, PRIORITY_LABELS } from "@/lib/display-text/labels";
import { formatClock, formatDate } from "@/lib/display-text/time";
import type { Channel, Priority } from "@/lib/domain/ticket";
import type { RuleTrial } from "@/lib/triage/try-rules";

/** What the rules would do with the sample ticket: its values, and each rule's conditions and outcome. */
export function TrialResult({ trial, names }: { trial: RuleTrial; names: CatalogueNames }) {
  const fired = trial.rules.filter(({ outcome }) => outcome === "fired").length;
  return (
    <div className="space-y-4">
      <section aria-label="Result">
        <h4 className="mb-1 font-semibold">
          {fired === 0
            ? "No rule applies"
            : `${fired} of ${formatCount(trial.rules.length, "rule applies", "rules apply")}`}
        </h4>
        <TicketValues trial={trial} names={names} />
      </section>
      <ol className="space-y-3" aria-label="Results by rule">
        {trial.rules.map((rule) => (
          <li key={rule.ruleId} className="border-line border-t pt-2.5">
            <p className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 break-words font-medium">{rule.name}</span>
              {OUTCOME_BADGES[rule.outcome]}
              {rule.draft ? <span className="text-muted text-xs">Unsaved</span> : null}
            </p>
            <ul className="mt-1 space-y-1">
              {rule.checks.map((check) => (
                <Check key={check.condition} holds={check.holds}>
                  {formatCondition(check.condition, rule.conditions, names)}
                  <span className="text-muted">: {formatCheck(check, names)}</span>
                </Check>
              ))}
            </ul>
            {rule.outcome === "fired" ? <Actions rule={rule} names={names} /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

type TriedRule = RuleTrial["rules"][number];

const OUTCOME_BADGES: Record<TriedRule["outcome"], ReactNode> = {
  fired: <Badge tone="good">Applies</Badge>,
  "did-not-fit": <Badge>Doesn’t match</Badge>,
  skipped: <Badge>Skipped: an earlier rule stopped processing</Badge>,
};

function Check({ holds, children }: { holds: boolean; children: ReactNode }) {
  const Icon = holds ? CheckIcon : X;
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

function Actions({ rule, names }: { rule: TriedRule; names: CatalogueNames }) {
  const actions = formatRuleActions(rule.set, names);
  const deleted = rule.gone.map((key) => ACTION_LABELS[key]);
  return (
    <p className="mt-1 text-xs">
      {rule.checks.length === 0 ? "Applies to every ticket. " : ""}
      {actions ? `Then: ${actions}.` : ""}
      {deleted.length > 0 ? ` Skipped, because the value was deleted: ${formatList(deleted)}.` : ""}
    </p>
  );
}

function TicketValues({ trial, names }: { trial: RuleTrial; names: CatalogueNames }) {
  const { read, category, priority, skills, team, assignee, approvals } = trial;
  const skillNames = (list: readonly { name: string }[]) => formatList(list.map(({ name }) => name)) || "None";
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
      <Value label="Category" before={read.category?.name ?? "None"} value={category?.name ?? "None"} />
      <Value label="Priority" before={PRIORITY_LABELS[read.priority]} value={PRIORITY_LABELS[priority]} />
      <Value label="Skills" before={skillNames(read.skills)} value={skillNames(skills)} />
      <Value label="Team" value={team?.name ?? "Any agent"} />
      <Value label="Assignee" value={assignee?.name ?? "Chosen by routing"} />
      {approvals.map((approval) => (
        <Value key={approval.name} label="Approval" value={`${approval.name}: ${formatApprovers(approval, names)}`} />
      ))}
    </dl>
  );
}

function formatApprovers({ approvers, needs }: RuleTrial["approvals"][number], names: CatalogueNames): string {
  const list = formatList(approverNames(approvers, names.teams));
  return approvers.length > 1 ? `${list}. ${NEEDS_LABELS[needs]}` : list;
}

function Value({ label, value, before = value }: { label: string; value: string; before?: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">
        {value}
        {before === value ? null : <span className="text-muted text-xs"> before rules: {before}</span>}
      </dd>
    </>
  );
}

/** The ticket's value that the condition was compared with: "Billing"; for words, "found “invoice”". */
function formatCheck({ condition, found }: ConditionCheck, names: CatalogueNames): string {
  const [first] = found;
  switch (condition) {
    case "categories":
      return first ? categoryName(names, first) : "no category";
    case "priorities":
      return PRIORITY_LABELS[first as Priority];
    case "channels":
      return CHANNEL_LABELS[first as Channel];
    case "departments":
      return first ?? "no department";
    case "mailDomains":
      return first ?? "no verified email";
    case "words":
      return found.length > 0 ? `found ${formatList(found.map((word) => `“${word}”`))}` : "none found";
    case "hours":
      return `opened ${formatLocalTime(new Date(first!), found[1]!)}`;
  }
}

function formatLocalTime(at: Date, zone: string): string {
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: zone }).format(at);
  return `${weekday} ${formatDate(at, zone, false)} ${formatClock(at, zone)} in ${zone}`;
}
