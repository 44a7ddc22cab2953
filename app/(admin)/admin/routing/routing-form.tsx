"use client";
import { SettingsForm } from "@/app/_features/settings/settings-form";
import { useSettings } from "@/app/_features/settings/use-settings";
import { Panel } from "@/app/(admin)/admin/triage/triage-frame";
import { RoutingSettings } from "@/lib/settings/input";
import type { StoredRoutingSettings } from "@/lib/settings/load-routing-settings";
import { ApprovalWaits } from "./approval-waits";
import { HolidayList } from "./holiday-list";
import { routingDifferences } from "./routing-differences";

interface RoutingFormProps {
  stored: StoredRoutingSettings;
  /** 2026-11-20: what lies before it is past. */
  today: string;
}

/** Holidays and waits. Saved as a whole, or not at all. */
export function RoutingForm({ stored, today }: RoutingFormProps) {
  const form = useSettings<RoutingSettings>({
    start: stored,
    path: "/api/routing/policy",
    schema: RoutingSettings,
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
        <Panel
          title="Holidays"
          about="On these days whoever has working hours is off work, each by the calendar of their own time zone. Who works at any time is not touched."
        >
          <HolidayList holidays={policy.holidays} today={today} onChange={(holidays) => change({ holidays })} />
        </Panel>
        <Panel title="Approvals" about="How long a request waits, and how long its link is good.">
          <ApprovalWaits key={form.filled} waits={approvals} onChange={(waits) => change({ approvals: waits })} />
        </Panel>
      </div>
    </SettingsForm>
  );
}
