"use client";
import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { NEEDS_WORDS } from "@/app/_approval/approval-words";
import { Badge } from "@/app/_ui/chip";
import { count, PRIORITY_WORDS } from "@/app/_ui/words";
import type { RuleTrial } from "@/lib/triage/try-rules";
import { approverNames } from "../../_parts/approver-fields";
import { type DeskNames, listWords } from "../../_parts/desk-names";
import { ACTION_NAMES, conditionWords, doneWords } from "../../_parts/rule-words";
import { foundWords } from "./check-words";

interface TrialResultProps {
  trial: RuleTrial;
  names: DeskNames;
}

/** What would come out, and what each rule had to do with it. */
export function TrialResult({ trial, names }: TrialResultProps) {
  const fired = trial.rules.filter(({ outcome }) => outcome === "fired").length;
  return (
    <div className="space-y-4">
      <section aria-label="What would come out">
        <h4 className="mb-1 font-semibold">
          {fired === 0 ? "No rule fires" : `${fired} of ${count(trial.rules.length, "rule fires", "rules fire")}`}
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
                  {conditionWords(check.condition, rule.conditions, names)}
                  <span className="text-muted">: {foundWords(check, names)}</span>
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
  const Glyph = holds ? Check : X;
  return (
    <li className="flex gap-2 text-xs">
      <span className={`flex w-10 shrink-0 items-start gap-1 font-medium ${holds ? "text-primary" : "text-error"}`}>
        <Glyph size={13} strokeWidth={2} aria-hidden="true" className="mt-0.5 shrink-0" />
        {holds ? "Yes" : "No"}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

function Done({ rule, names }: { rule: TriedRule; names: DeskNames }) {
  const done = doneWords(rule.set, names);
  const gone = rule.gone.map((key) => ACTION_NAMES[key]);
  return (
    <p className="mt-1 text-xs">
      {rule.checks.length === 0 ? "It holds for every ticket. " : ""}
      {done ? `Then: ${done}.` : ""}
      {gone.length > 0 ? ` Passed over, because it is gone: ${listWords(gone)}.` : ""}
    </p>
  );
}

function Outcome({ trial, names }: { trial: RuleTrial; names: DeskNames }) {
  const { read, category, priority, skills, team, assignee, approvals } = trial;
  const was = (before: string, after: string) => (before === after ? "" : before);
  const skillNames = (list: readonly { name: string }[]) => listWords(list.map(({ name }) => name)) || "none";
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
      <Fact name="Category" was={was(read.category?.name ?? "none", category?.name ?? "none")}>
        {category?.name ?? "none"}
      </Fact>
      <Fact name="Priority" was={was(PRIORITY_WORDS[read.priority], PRIORITY_WORDS[priority])}>
        {PRIORITY_WORDS[priority]}
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

function approverWords({ approvers, needs }: RuleTrial["approvals"][number], names: DeskNames): string {
  const words = listWords(approverNames(approvers, names.teams));
  return approvers.length > 1 ? `${words}. ${NEEDS_WORDS[needs]}` : words;
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
