"use client";
import { RoutingPolicy } from "@/lib/policy/input";
import type { StoredRoutingPolicy } from "@/lib/policy/load-routing-policy";
import { SettingsForm } from "../../_parts/settings-form";
import { useSettings } from "../../_parts/use-settings";
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
    <SettingsForm
      form={form}
      differencesFrom={(theirs) => routingDifferences(theirs, policy)}
      fault={isTooEarly ? "Escalation comes after the reminder." : undefined}
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
    </SettingsForm>
  );
}
