"use client";
import { Button } from "@/app/_components/button";
import { ConflictCard } from "@/app/_components/conflict-card";
import { formatCount } from "@/lib/display-text/labels";

const MAX_SHOWN = 6;

/** A setting to which two people gave different values, in words. */
export type Difference = { what: string; theirs: string; yours: string };

interface SettingsConflictProps {
  differences: readonly Difference[];
  busy: boolean;
  keepTheirs: () => void;
  saveMine: () => void;
}

/** Shown when someone else has saved the same settings first: lists the differences and lets the admin choose. */
export function SettingsConflict({ differences, busy, keepTheirs, saveMine }: SettingsConflictProps) {
  const more = differences.length - MAX_SHOWN;
  const choice = (
    <>
      <Button size="sm" onClick={keepTheirs}>
        Keep theirs
      </Button>
      <Button size="sm" variant="ghost" busy={busy} busyLabel="Saving" onClick={saveMine}>
        Save mine
      </Button>
    </>
  );
  return (
    <ConflictCard title="Someone else changed these settings" choice={choice}>
      {differences.length === 0 ? <p>Both of you made the same changes.</p> : null}
      <ul className="space-y-0.5">
        {differences.slice(0, MAX_SHOWN).map(({ what, theirs, yours }) => (
          <li key={what}>
            {what}: theirs is {theirs}, yours is {yours}.
          </li>
        ))}
      </ul>
      {more > 0 ? <p>And {formatCount(more, "more setting")}.</p> : null}
    </ConflictCard>
  );
}
