"use client";
import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { type Difference, SettingsConflict } from "./settings-conflict";
import type { Settings } from "./use-settings";

interface SettingsFormProps<P extends object> {
  form: Settings<P>;
  differencesFrom: (theirs: P) => readonly Difference[];
  /** Default: "Check the numbers above." */
  fault?: string;
  children: ReactNode;
}

/** A form that saves all its settings together. If someone else has saved first, it shows the conflict. */
export function SettingsForm<P extends object>({ form, differencesFrom, fault, children }: SettingsFormProps<P>) {
  const { busy, changed, valid, problem, refused, save, undo, keepTheirs, saveMine } = form;
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) save();
      }}
    >
      {children}
      <ProblemNotice problem={problem} />
      <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-2 border-line border-t bg-base-200 px-1 py-3">
        <Button type="submit" variant="primary" busy={busy} busyLabel="Saving" disabled={!changed || !valid}>
          Save
        </Button>
        {changed ? (
          <Button variant="ghost" onClick={undo}>
            Cancel
          </Button>
        ) : null}
        <span className="text-muted" role="status">
          {valid ? (changed ? "Not saved yet." : "No changes.") : (fault ?? "Check the numbers above.")}
        </span>
      </div>
      {refused ? (
        <SettingsConflict differences={differencesFrom(refused.policy)} {...{ busy, keepTheirs, saveMine }} />
      ) : null}
    </form>
  );
}
