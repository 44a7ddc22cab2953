"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, conflictOf } from "@/app/_client/api";
import { MenuChoice } from "@/app/_components/menu";
import { showToast } from "@/app/_components/toast";
import type { Availability } from "@/lib/domain/people";
import { AvailabilityDot } from "./availability-dot";

const OPTIONS = [
  { value: "available", label: "Available", icon: <AvailabilityDot /> },
  { value: "away", label: "Away…", icon: <AvailabilityDot away /> },
] as const;

interface AvailabilityChoiceProps {
  availability: Availability;
  /** Going away asks until when, in a dialog. */
  onAway: () => void;
}

/** Whether new tickets come to me, inside a `Menu`. Being back shows at once and goes back if it is refused. */
export function AvailabilityChoice({ availability, onAway }: AvailabilityChoiceProps) {
  const router = useRouter();
  const [wanted, setWanted] = useState<Availability | null>(null);
  async function comeBack() {
    setWanted("available");
    const refused = await conflictOf(callApi("PATCH", "/api/me", { body: { availability: "available" } }));
    if (!refused) return router.refresh();
    setWanted(null);
    showToast(refused.detail);
  }
  return (
    <MenuChoice<Availability>
      label="Availability"
      value={wanted ?? availability}
      options={OPTIONS}
      onChange={(next) => (next === "away" ? onAway() : comeBack())}
    />
  );
}
