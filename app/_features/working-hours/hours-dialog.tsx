"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { RadioOption } from "@/app/_components/radio-option";
import { showToast } from "@/app/_components/toast";
import type { WorkingHours } from "@/lib/domain/people";
import { browserTimeZone } from "./browser-time-zone";
import { hoursErrors, officeHours } from "./hours-edit";
import { HoursEditor } from "./hours-editor";

interface HoursDialogProps {
  title: string;
  about: string;
  /** The person's API path, such as `/api/me`. */
  path: string;
  start: WorkingHours | null;
  onClose: () => void;
}

/** The dialog for a person's weekly working hours. Outside them and on holidays, routing assigns them no tickets. */
export function HoursDialog({ title, about, path, start, onClose }: HoursDialogProps) {
  const router = useRouter();
  const [anyTime, setAnyTime] = useState(start === null);
  const [hours, setHours] = useState(() => start ?? officeHours(browserTimeZone()));
  const [tried, setTried] = useState(false);
  const { busy, problem, send } = useSend();
  const faults = hoursErrors(hours);
  const isWrong = !anyTime && (faults.spans.size > 0 || faults.zone !== undefined || faults.whole !== undefined);

  function save() {
    setTried(true);
    if (isWrong) return;
    send(async () => {
      await callApi("PATCH", path, { body: { workingHours: anyTime ? null : hours } });
      showToast("Working hours saved.");
      router.refresh();
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      about={about}
      primaryAction={
        <Button variant="primary" busy={busy} busyLabel="Saving" onClick={save}>
          Save
        </Button>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <fieldset>
          <legend className="sr-only">Working hours</legend>
          {[
            { value: true, label: "At any time", more: "No fixed hours. New tickets can come on holidays too." },
            {
              value: false,
              label: "At these hours",
              more: "Routing assigns no tickets outside these hours or on holidays.",
            },
          ].map(({ value, ...option }) => (
            <RadioOption
              key={option.label}
              name="hours-kind"
              {...option}
              checked={anyTime === value}
              onChoose={() => setAnyTime(value)}
            />
          ))}
        </fieldset>
        {anyTime ? null : <HoursEditor hours={hours} faults={faults} tried={tried} onChange={setHours} />}
      </div>
    </Dialog>
  );
}
