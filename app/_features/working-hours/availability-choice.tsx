"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, problemOf } from "@/app/_client/api";
import { MenuChoice } from "@/app/_components/menu";
import { showToast } from "@/app/_components/toast";
import type { Availability } from "@/lib/domain/people";
import { AvailabilityDot } from "./availability-dot";

const OPTIONS = [
  { value: "available", label: "Available", icon: <AvailabilityDot /> },
  { value: "away", label: "Away…", icon: <AvailabilityDot away /> },
] as const;

type AvailabilityChoiceProps = { availability: Availability; onAway: () => void };

/** Lets people set their own availability in a `Menu`. "Available" shows at once, and reverts if the API refuses. */
export function AvailabilityChoice({ availability, onAway }: AvailabilityChoiceProps) {
  const router = useRouter();
  const [wanted, setWanted] = useState<Availability | null>(null);
  async function comeBack() {
    setWanted("available");
    const problem = await problemOf(callApi("PATCH", "/api/me", { body: { availability: "available" } }));
    if (!problem) return router.refresh();
    setWanted(null);
    showToast(problem.detail);
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
