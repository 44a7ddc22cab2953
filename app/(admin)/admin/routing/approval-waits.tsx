"use client";
import { NumberField } from "@/app/_components/number-field";
import type { RoutingSettings } from "@/lib/settings/input";

interface ApprovalWaitsProps {
  waits: RoutingSettings["approvals"];
  onChange: (waits: RoutingSettings["approvals"]) => void;
}

/** When somebody who has not answered is reminded, when others are asked, and until when a mailed link works. */
export function ApprovalWaits({ waits, onChange }: ApprovalWaitsProps) {
  const set = (part: Partial<RoutingSettings["approvals"]>) => onChange({ ...waits, ...part });
  return (
    <div className="space-y-4">
      <NumberField
        label="Reminder after"
        unit="hours"
        help="Who has not answered by then is asked once more. Counts for offers to another team, too."
        value={waits.reminderHours}
        min={1}
        max={720}
        onChange={(reminderHours) => set({ reminderHours })}
      />
      <NumberField
        label="Escalation after"
        unit="hours"
        help="Counted from the first asking. Then the next one, or an admin, is asked as well; of an offer all admins hear."
        value={waits.escalationHours}
        min={1}
        max={2_160}
        onChange={(escalationHours) => set({ escalationHours })}
      />
      <NumberField
        label="A link is good for"
        unit="days"
        help="Afterwards its page says so, and a new one can be sent."
        value={waits.linkDays}
        min={1}
        max={30}
        onChange={(linkDays) => set({ linkDays })}
      />
    </div>
  );
}
