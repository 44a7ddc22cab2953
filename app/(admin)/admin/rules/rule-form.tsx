"use client";
import { problemAt } from "@/app/_client/field-problems";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { SidePanelFoot } from "@/app/_components/side-panel-foot";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatRule } from "@/app/_features/rules/rule-text";
import type { RuleView } from "@/lib/automation-rules/queries";
import { ActionFields } from "./action-fields";
import { ConditionFields } from "./condition-fields";
import { Trial } from "./trial";
import { useRule } from "./use-rule";

type RuleFormProps = { rule: RuleView | null; names: CatalogueNames; closeHref: string };

/** The form of a rule. Below it, the user can try the rule on a sample ticket before saving it. */
export function RuleForm({ rule, names, closeHref }: RuleFormProps) {
  const { form, draft, change, problems, showProblems, problem, busy, save, remove } = useRule(rule, closeHref);
  const { name, conditions, actions } = draft;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <form
          ref={form}
          id="rule"
          noValidate
          className="space-y-6 p-5 [&_:is(input,select)]:scroll-mt-12"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <ProblemNotice problem={problem} />
          <TextField
            label="Name"
            help="We show this name in the timeline of every ticket that the rule changes."
            autoComplete="off"
            value={name}
            error={problemAt(problems, "/name")}
            onChange={({ target }) => change({ name: target.value })}
          />
          <ConditionFields {...{ conditions, names, problems }} onChange={(next) => change({ conditions: next })} />
          <ActionFields {...{ actions, names, problems }} onChange={(next) => change({ actions: next })} />
          <p className="break-words border-line border-l-2 pl-3 text-muted" aria-live="polite">
            {formatRule(draft, names)}
          </p>
        </form>
        <section aria-label="Try it on a ticket" className="border-line border-t p-5">
          <h3 className="font-semibold">Try it on a ticket</h3>
          <p className="mb-3 text-muted text-xs">
            We run the active rules and this rule, even if you haven’t saved it. No ticket changes.
          </p>
          <Trial names={names} draft={{ ...draft, id: rule?.id }} onProblems={showProblems} />
        </section>
      </div>
      <SidePanelFoot
        form="rule"
        busy={busy}
        submitLabel={rule ? "Save" : "Add rule"}
        busyLabel="Saving"
        closeHref={closeHref}
      >
        {rule ? (
          <ConfirmButton
            label="Delete"
            busyLabel="Deleting"
            title={`Delete ${rule.name}?`}
            about="The rule no longer runs on new tickets. Its past changes stay, and tickets still name it in their timelines."
            onConfirm={remove}
          />
        ) : null}
      </SidePanelFoot>
    </div>
  );
}
