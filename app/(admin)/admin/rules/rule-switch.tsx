"use client";
import { useState } from "react";
import { callApi, conflictOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { showToast } from "@/app/_components/toast";
import type { RuleView } from "@/lib/automation-rules/queries";

/** Whether a rule counts. Off it keeps its place. */
export function RuleSwitch({ rule }: { rule: RuleView }) {
  const refresh = useRefresh();
  const [wanted, setWanted] = useState<boolean | null>(null);
  async function turn(enabled: boolean) {
    if (wanted !== null) return;
    setWanted(enabled);
    const refused = await conflictOf(
      callApi("PATCH", `/api/rules/${rule.id}`, { body: { enabled }, version: rule.version }),
    );
    showToast(refused?.detail ?? (enabled ? `${rule.name} is on.` : `${rule.name} is off.`));
    // Until then a press would be sent with the version before.
    await refresh();
    setWanted(null);
  }
  const on = wanted ?? rule.enabled;
  return (
    <label className="mr-1 flex min-h-8 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
      <span className="w-5 text-right text-muted text-xs" aria-hidden="true">
        {on ? "On" : "Off"}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={`Use ${rule.name}`}
        className="toggle toggle-sm"
        checked={on}
        aria-checked={on}
        // Not `disabled`, which would take the focus away.
        aria-disabled={wanted !== null || undefined}
        onChange={({ target }) => turn(target.checked)}
      />
    </label>
  );
}
