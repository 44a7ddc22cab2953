"use client";
import { Button } from "@/app/_ui/button";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { RoutingPolicy } from "@/lib/policy/input";
import type { StoredRoutingPolicy } from "@/lib/policy/load-routing-policy";
import { useSettings } from "../../_parts/use-settings";
import { RefusedSave } from "../triage/levels/refused-save";
import { Sheet } from "../triage/triage-frame";
import { ApprovalWaits } from "./approval-waits";
import { Holidays } from "./holidays";
import { routingDifferences } from "./routing-differences";

interface RoutingFormProps {
  stored: StoredRoutingPolicy;
  /** 2026-11-20: what lies before it is past. */
  today: string;
}

/** Holidays and waits. Saved as a whole, or not at all. */
export function RoutingForm({ stored, today }: RoutingFormProps) {
  const form = useSettings<RoutingPolicy>({
    start: stored,
    path: "/api/routing/policy",
    schema: RoutingPolicy,
    saved: "Saved. It counts from now on.",
  });
  const { policy, change } = form;
  const { approvals } = policy;
  const isTooEarly = approvals.escalationHours <= approvals.reminderHours;
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.valid) form.save();
      }}
    >
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Sheet
          title="Holidays"
          about="On these days whoever has working hours is off work, each by the calendar of their own time zone. Who works at any time is not touched."
        >
          <Holidays holidays={policy.holidays} today={today} onChange={(holidays) => change({ holidays })} />
        </Sheet>
        <Sheet title="Approvals" about="How long a request waits, and how long its link is good.">
          <ApprovalWaits key={form.filled} waits={approvals} onChange={(waits) => change({ approvals: waits })} />
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
          {form.valid
            ? form.changed
              ? "Not saved yet."
              : "Nothing changed."
            : isTooEarly
              ? "Escalation comes after the reminder."
              : "A number above can't be right."}
        </span>
      </div>
      {form.refused ? (
        <RefusedSave
          differences={routingDifferences(form.refused.policy, policy)}
          busy={form.busy}
          keepTheirs={form.keepTheirs}
          saveMine={form.saveMine}
        />
      ) : null}
    </form>
  );
}
