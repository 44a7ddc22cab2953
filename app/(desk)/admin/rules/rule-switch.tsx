"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, refusalOf } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import type { RuleView } from "@/lib/rules/queries";

/** Whether a rule counts. Off it keeps its place. */
export function RuleSwitch({ rule }: { rule: RuleView }) {
  const router = useRouter();
  const [wanted, setWanted] = useState<boolean | null>(null);
  async function turn(enabled: boolean) {
    setWanted(enabled);
    const refused = await refusalOf(
      callApi("PATCH", `/api/rules/${rule.id}`, { body: { enabled }, version: rule.version }),
    );
    say(refused?.detail ?? (enabled ? `${rule.name} is on.` : `${rule.name} is off.`));
    router.refresh();
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
        disabled={wanted !== null}
        onChange={({ target }) => turn(target.checked)}
      />
    </label>
  );
}
