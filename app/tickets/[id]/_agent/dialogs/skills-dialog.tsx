"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { TagInput } from "@/app/_components/tag-input";
import { skillChoices } from "@/app/_features/names/choices";
import { changeSkills } from "@/app/tickets/[id]/_agent/mutations";
import type { TicketDialogProps } from "@/app/tickets/[id]/_agent/types";

export function SkillsDialog({ state, names, onClose }: TicketDialogProps) {
  const { ticket, change, pending, problem } = state;
  const options = skillChoices(names);
  const [skills, setSkills] = useState(ticket.skills.filter((slug) => options.some(({ value }) => value === slug)));
  async function submit() {
    if (await change(changeSkills(skills, names))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Skills"
      about="Routing uses these skills to find an assignee."
      primaryAction={
        <Button variant="primary" busy={pending !== null} busyLabel="Saving" onClick={submit}>
          Save
        </Button>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TagInput
          autoFocus
          label="Required skills"
          adds="Add a skill"
          values={skills}
          onChange={setSkills}
          options={options}
        />
      </div>
    </Dialog>
  );
}
