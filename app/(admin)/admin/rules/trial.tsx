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
import { useTrial } from "./use-trial";

interface TrialProps {
  names: CatalogueNames;
  /** The rule with its unsaved changes. Without it, only the active rules run. */
  draft?: RuleDraft;
  /** Gets the input errors of `draft`. */
  onProblems?: (problems: FieldProblems) => void;
}

/** A form for a sample ticket. It shows what the rules would do with it. */
export function Trial({ names, draft, onProblems }: TrialProps) {
  const { field, problem, busy, result, run } = useTrial(draft, onProblems);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <TextArea label="Ticket text" rows={5} {...field("description")} />
      <details>
        <summary className="min-h-8 cursor-pointer content-center rounded-sm font-medium pointer-coarse:min-h-11">
          More details
        </summary>
        <MoreFields field={field} names={names} />
      </details>
      <ProblemNotice problem={problem} />
      <Button type="submit" busy={busy} busyLabel="Trying">
        Try it
      </Button>
      <div aria-live="polite">{result ? <TrialResult trial={result} names={names} /> : null}</div>
    </form>
  );
}

function MoreFields({ field, names }: { field: ReturnType<typeof useTrial>["field"]; names: CatalogueNames }) {
  const categories = categoryChoices(names);
  return (
    <div className="space-y-3 pt-2">
      <TextField label="Sender" type="email" placeholder="ida@example.com" autoComplete="off" {...field("email")} />
      <TextField label="Department" autoComplete="off" {...field("department")} />
      <SelectField label="Channel" options={CHANNEL_OPTIONS} {...field("channel")} />
      <TextField
        label="Opened"
        type="datetime-local"
        help="In your time zone. If you leave it empty: now."
        {...field("openedAt")}
      />
      <SelectField label="Category" empty="Set by the AI" options={categories} {...field("category")} />
      <SelectField label="Priority" empty="Set by the AI" options={PRIORITY_CHOICES} {...field("priority")} />
    </div>
  );
}
