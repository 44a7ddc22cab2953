"use client";
import type { FieldProblems } from "@/app/_client/field-problems";
import { Button } from "@/app/_components/button";
import { TextArea, TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { SelectField } from "@/app/_components/select";
import { categoryChoices, PRIORITY_CHOICES } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { RuleDraft } from "@/lib/automation-rules/input";
import { CHANNEL_LABELS } from "@/lib/display-text/labels";
import { CHANNELS } from "@/lib/domain/ticket";
import { TrialResult } from "./trial-result";
import { type TypedTicket, useTrial } from "./use-trial";

interface TrialProps {
  names: CatalogueNames;
  /** The rule that is being written; without it the rules in use alone are tried. */
  draft?: RuleDraft;
  /** Gets what is wrong with the draft. */
  onFaults?: (faults: FieldProblems) => void;
}

/** A pasted text, and what the rules would make of it. */
export function Trial({ names, draft, onFaults }: TrialProps) {
  const { ticket, set, faults, problem, busy, result, run } = useTrial(draft, onFaults);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <TextArea
        label="A ticket’s text"
        rows={5}
        value={ticket.description}
        error={faults["/description"]}
        onChange={({ target }) => set({ description: target.value })}
      />
      <details>
        <summary className="min-h-8 cursor-pointer content-center rounded-sm font-medium pointer-coarse:min-h-11">
          More about it
        </summary>
        <More ticket={ticket} set={set} faults={faults} names={names} />
      </details>
      <ProblemNotice problem={problem} />
      <Button type="submit" busy={busy} busyWord="Trying">
        Try it
      </Button>
      <div aria-live="polite">{result ? <TrialResult trial={result} names={names} /> : null}</div>
    </form>
  );
}

interface MoreProps {
  ticket: TypedTicket;
  set: (part: Partial<TypedTicket>) => void;
  faults: FieldProblems;
  names: CatalogueNames;
}

function More({ ticket, set, faults, names }: MoreProps) {
  return (
    <div className="space-y-3 pt-2">
      <TextField
        label="Sender"
        type="email"
        placeholder="ida@example.com"
        autoComplete="off"
        value={ticket.email}
        error={faults["/email"]}
        onChange={({ target }) => set({ email: target.value })}
      />
      <TextField
        label="Department"
        autoComplete="off"
        value={ticket.department}
        error={faults["/department"]}
        onChange={({ target }) => set({ department: target.value })}
      />
      <SelectField
        label="It came"
        options={CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }))}
        value={ticket.channel}
        onChange={({ target }) => set({ channel: target.value })}
      />
      <TextField
        label="Opened"
        type="datetime-local"
        help="In your own time. Left out: now."
        value={ticket.openedAt}
        error={faults["/openedAt"]}
        onChange={({ target }) => set({ openedAt: target.value })}
      />
      <SelectField
        label="Category"
        empty="As triage would set it"
        options={categoryChoices(names)}
        value={ticket.category}
        error={faults["/category"]}
        onChange={({ target }) => set({ category: target.value })}
      />
      <SelectField
        label="Priority"
        empty="As triage would set it"
        options={PRIORITY_CHOICES}
        value={ticket.priority}
        onChange={({ target }) => set({ priority: target.value })}
      />
    </div>
  );
}
