"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { ChipsField } from "../_parts/chips-field";
import { skillChoices } from "../_parts/choices";
import { setSkills } from "./changes";
import type { SheetProps } from "./types";

/** Which skills a ticket needs: routing looks for people who have them. */
export function SkillsDialog({ state, names, onClose }: SheetProps) {
  const { ticket, change, pending, problem } = state;
  const options = skillChoices(names);
  const [skills, setChosen] = useState(ticket.skills.filter((slug) => options.some(({ value }) => value === slug)));
  async function submit() {
    if (await change(setSkills(skills, names))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Skills"
      about="Routing looks for people who have them."
      press={
        <Button look="primary" busy={pending !== null} busyWord="Saving" onClick={submit}>
          Save
        </Button>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <ChipsField
          startsHere
          label="Needed for this ticket"
          adds="Add a skill"
          values={skills}
          onChange={setChosen}
          options={options}
        />
      </div>
    </Dialog>
  );
}
