"use client";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import type { RuleView } from "@/lib/rules/queries";
import { ConfirmButton } from "../../_parts/confirm-button";
import type { DeskNames } from "../../_parts/desk-names";
import { faultAt } from "../../_parts/faults";
import { PaneFoot } from "../../_parts/pane-foot";
import { ruleSentence } from "../../_parts/rule-words";
import { ActionParts } from "./action-parts";
import { ConditionParts } from "./condition-parts";
import { Trial } from "./trial";
import { useRule } from "./use-rule";

interface RuleFormProps {
  /** Null for a new one. */
  rule: RuleView | null;
  names: DeskNames;
  closeHref: string;
}

/** A rule's name, its conditions and actions, and a ticket to try them on before they are saved. */
export function RuleForm({ rule, names, closeHref }: RuleFormProps) {
  const { form, draft, change, faults, refuse, problem, busy, save, remove } = useRule(rule, closeHref);
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
            help="Shown on the timeline of each ticket that it touched."
            autoComplete="off"
            value={name}
            error={faultAt(faults, "/name")}
            onChange={({ target }) => change({ name: target.value })}
          />
          <ConditionParts
            conditions={conditions}
            names={names}
            faults={faults}
            onChange={(next) => change({ conditions: next })}
          />
          <ActionParts actions={actions} names={names} faults={faults} onChange={(next) => change({ actions: next })} />
          <p className="break-words border-line border-l-2 pl-3 text-muted" aria-live="polite">
            {ruleSentence(draft, names)}
          </p>
        </form>
        <section aria-label="Try it on a ticket" className="border-line border-t p-5">
          <h3 className="font-semibold">Try it on a ticket</h3>
          <p className="mb-3 text-muted text-xs">
            With the rules in use and this one as it stands here, saved or not, on or off. Nothing is written.
          </p>
          <Trial names={names} draft={{ ...draft, id: rule?.id }} onFaults={refuse} />
        </section>
      </div>
      <PaneFoot form="rule" busy={busy} verb={rule ? "Save" : "Add rule"} busyWord="Saving" closeHref={closeHref}>
        {rule ? (
          <ConfirmButton
            verb="Delete"
            busyWord="Deleting"
            title={`Delete ${rule.name}?`}
            about="No new ticket is held against it. What it did stays, and histories go on naming it."
            act={remove}
          />
        ) : null}
      </PaneFoot>
    </div>
  );
}
