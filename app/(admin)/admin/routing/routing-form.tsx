"use client";
import { NumberField } from "@/app/_components/number-field";
import { SettingsForm } from "@/app/_features/settings/settings-form";
import { useSettings } from "@/app/_features/settings/use-settings";
import { Panel } from "@/app/(admin)/admin/triage/triage-frame";
import { RoutingSettings } from "@/lib/settings/input";
import type { StoredRoutingSettings } from "@/lib/settings/load-routing-settings";
import { HolidayList } from "./holiday-list";
import { routingDifferences } from "./routing-differences";

export function RoutingForm({ stored, today }: { stored: StoredRoutingSettings; today: string }) {
  const form = useSettings<RoutingSettings>({
    start: stored,
    path: "/api/routing/policy",
    schema: RoutingSettings,
    saved: "Saved.",
  });
  const { policy: settings, change } = form;
  const { approvals } = settings;
  const isTooEarly = approvals.escalationHours <= approvals.reminderHours;
  return (
    <SettingsForm
      form={form}
      differencesFrom={(theirs) => routingDifferences(theirs, settings)}
      fault={isTooEarly ? "The escalation must come after the reminder." : undefined}
    >
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel
          title="Holidays"
          about="On a holiday, people with working hours are off. The day counts in each person’s own time zone. People without working hours are not affected."
        >
          <HolidayList holidays={settings.holidays} today={today} onChange={(holidays) => change({ holidays })} />
        </Panel>
        <Panel
          title="Approvals"
          about="Choose when we remind approvers, when we ask other people, and how long approval links work."
        >
          <ApprovalDeadlines
            key={form.filled}
            approvals={approvals}
            onChange={(changed) => change({ approvals: { ...approvals, ...changed } })}
          />
        </Panel>
      </div>
    </SettingsForm>
  );
}

interface ApprovalDeadlinesProps {
  approvals: RoutingSettings["approvals"];
  onChange: (changed: Partial<RoutingSettings["approvals"]>) => void;
}

function ApprovalDeadlines({ approvals, onChange }: ApprovalDeadlinesProps) {
  return (
    <div className="space-y-4">
      <NumberField
        label="Reminder after"
        unit="hours"
        help="After this time, we remind approvers who haven’t answered. Pending transfers have the same time."
        value={approvals.reminderHours}
        min={1}
        max={720}
        onChange={(reminderHours) => onChange({ reminderHours })}
      />
      <NumberField
        label="Escalation after"
        unit="hours"
        help="Counted from the first request. If no one has answered, we also ask the team’s lead, and later all admins. If a transfer is still pending, we notify all admins."
        value={approvals.escalationHours}
        min={1}
        max={2_160}
        onChange={(escalationHours) => onChange({ escalationHours })}
      />
      <NumberField
        label="Links are valid for"
        unit="days"
        help="Approval links expire after this time. The next reminder has a new link."
        value={approvals.linkDays}
        min={1}
        max={30}
        onChange={(linkDays) => onChange({ linkDays })}
      />
    </div>
  );
}
