"use client";
import type { FieldProblems } from "@/app/_client/field-problems";
import { Button } from "@/app/_components/button";
import { TextArea, TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { SelectField } from "@/app/_components/select";
import { categoryChoices, PRIORITY_CHOICES } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { RuleDraft } from "@/lib/automation-rules/input";
import { CHANNEL_OPTIONS } from "./condition-fields";
import { TrialResult } from "./trial-result";
import { type TypedTicket, useTrial } from "./use-trial";

interface TrialProps {
  names: CatalogueNames;
  /** The unsaved rule; without it, only the active rules run. */
  draft?: RuleDraft;
  onProblems?: (problems: FieldProblems) => void;
}

/** Runs the rules on a pasted text and shows the result. */
export function Trial({ names, draft, onProblems }: TrialProps) {
  const { ticket, set, problems, problem, busy, result, run } = useTrial(draft, onProblems);
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
        label="Ticket text"
        rows={5}
        value={ticket.description}
        error={problems["/description"]}
        onChange={({ target }) => set({ description: target.value })}
      />
      <details>
        <summary className="min-h-8 cursor-pointer content-center rounded-sm font-medium pointer-coarse:min-h-11">
          More details
        </summary>
        <MoreFields {...{ ticket, set, problems, names }} />
      </details>
      <ProblemNotice problem={problem} />
      <Button type="submit" busy={busy} busyWord="Trying">
        Try it
      </Button>
      <div aria-live="polite">{result ? <TrialResult trial={result} names={names} /> : null}</div>
    </form>
  );
}

interface MoreFieldsProps {
  ticket: TypedTicket;
  set: (change: Partial<TypedTicket>) => void;
  problems: FieldProblems;
  names: CatalogueNames;
}

function MoreFields({ ticket, set, problems, names }: MoreFieldsProps) {
  return (
    <div className="space-y-3 pt-2">
      <TextField
        label="Sender"
        type="email"
        placeholder="ida@example.com"
        autoComplete="off"
        value={ticket.email}
        error={problems["/email"]}
        onChange={({ target }) => set({ email: target.value })}
      />
      <TextField
        label="Department"
        autoComplete="off"
        value={ticket.department}
        error={problems["/department"]}
        onChange={({ target }) => set({ department: target.value })}
      />
      <SelectField
        label="Channel"
        options={CHANNEL_OPTIONS}
        value={ticket.channel}
        onChange={({ target }) => set({ channel: target.value })}
      />
      <TextField
        label="Opened"
        type="datetime-local"
        help="In your time zone. If empty: now."
        value={ticket.openedAt}
        error={problems["/openedAt"]}
        onChange={({ target }) => set({ openedAt: target.value })}
      />
      <SelectField
        label="Category"
        empty="Set by the AI"
        options={categoryChoices(names)}
        value={ticket.category}
        error={problems["/category"]}
        onChange={({ target }) => set({ category: target.value })}
      />
      <SelectField
        label="Priority"
        empty="Set by the AI"
        options={PRIORITY_CHOICES}
        value={ticket.priority}
        onChange={({ target }) => set({ priority: target.value })}
      />
    </div>
  );
}
