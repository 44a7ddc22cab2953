"use client";
import { Button } from "@/app/_components/button";
import { ConflictCard } from "@/app/_components/conflict-card";
import { formatCount } from "@/lib/display-text/labels";

const MOST = 6;

/** A setting that two people left differently. */
export interface Difference {
  what: string;
  theirs: string;
  yours: string;
}

interface RefusedSaveProps {
  differences: readonly Difference[];
  busy: boolean;
  keepTheirs: () => void;
  saveMine: () => void;
}

/** Somebody saved first: what differs, and whose shall stand. */
export function SettingsConflict({ differences, busy, keepTheirs, saveMine }: RefusedSaveProps) {
  const more = differences.length - MOST;
  const choice = (
    <>
      <Button size="sm" onClick={keepTheirs}>
        Keep theirs
      </Button>
      <Button size="sm" look="ghost" busy={busy} busyWord="Saving" onClick={saveMine}>
        Save mine
      </Button>
    </>
  );
  return (
    <ConflictCard title="Somebody changed these settings first" choice={choice}>
      {differences.length === 0 ? <p>Both of you want the same.</p> : null}
      <ul className="space-y-0.5">
        {differences.slice(0, MOST).map(({ what, theirs, yours }) => (
          <li key={what}>
            {what}: now {theirs}, yours was {yours}.
          </li>
        ))}
      </ul>
      {more > 0 ? <p>And {formatCount(more, "setting")} more.</p> : null}
    </ConflictCard>
  );
}
