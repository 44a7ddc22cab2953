"use client";
import { Button } from "@/app/_ui/button";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import type { StoredPolicy } from "@/lib/policy/load-policy";
import type { ThresholdCell } from "@/lib/trust/queries";
import { Sheet } from "../triage-frame";
import { BreakerSettings } from "./breaker-settings";
import { CategoryRows } from "./category-rows";
import { FieldRows } from "./field-rows";
import { LearningSettings } from "./learning-settings";
import { OutsideSettings } from "./outside-settings";
import { policyDifferences } from "./policy-differences";
import { RefusedSave } from "./refused-save";
import { usePolicy } from "./use-policy";

interface LevelsFormProps {
  stored: StoredPolicy;
  categories: readonly { slug: string; name: string }[];
  turnedDown: readonly string[];
  cells: readonly ThresholdCell[];
  days: number;
  /** The model outside; null where no key is set. */
  model: string | null;
}

/** How far automation goes, and who reads. Saved as a whole, or not at all. */
export function LevelsForm({ stored, categories, turnedDown, cells, days, model }: LevelsFormProps) {
  const form = usePolicy(stored);
  const { policy, change } = form;
  const nameOf = (slug: string) => categories.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.valid) form.save();
      }}
    >
      <Sheet
        title="By field"
        about="How far triage may go with each value. A threshold is held against the confidence that people's decisions bore out, not against what a reader claims."
      >
        <FieldRows fields={policy.fields} cells={cells} days={days} onChange={(fields) => change({ fields })} />
      </Sheet>
      <Sheet title="By category" about="Where one category needs more care than the field, or less.">
        <CategoryRows
          {...{ policy, categories, turnedDown, cells, days }}
          onChange={(all) => change({ categories: all })}
        />
      </Sheet>
      <div id="outside" className="scroll-mt-14">
        <Sheet
          title="Cost, and what is sent outside"
          about="Gemini may read what our own readers are not sure of. Addresses, numbers, keys and passwords are taken out before anything is sent."
        >
          <OutsideSettings key={form.filled} {...{ policy, categories, model, change }} />
        </Sheet>
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <Sheet
          title="The breaker"
          about="A category whose values people keep too seldom is turned down to suggest, until an admin turns it up again."
        >
          <BreakerSettings key={form.filled} policy={policy} change={change} />
        </Sheet>
        <Sheet title="Our own model" about="From when on it may set values by itself. Before that it only suggests.">
          <LearningSettings key={form.filled} policy={policy} change={change} />
        </Sheet>
      </div>
      <ProblemNotice problem={form.problem} />
      <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-2 border-line border-t bg-base-200 px-1 py-3">
        <Button type="submit" look="primary" busy={form.busy} busyWord="Saving" disabled={!form.changed || !form.valid}>
          Save
        </Button>
        {form.changed ? (
          <Button look="ghost" onClick={form.undo}>
            Leave it
          </Button>
        ) : null}
        <span className="text-muted" role="status">
          {form.valid ? (form.changed ? "Not saved yet." : "Nothing changed.") : "A number above can't be right."}
        </span>
      </div>
      {form.refused ? (
        <RefusedSave
          differences={policyDifferences(form.refused.policy, policy, nameOf)}
          busy={form.busy}
          keepTheirs={form.keepTheirs}
          saveMine={form.saveMine}
        />
      ) : null}
    </form>
  );
}
