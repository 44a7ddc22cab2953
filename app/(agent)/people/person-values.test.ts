import { describe, expect, it } from "vitest";
import { UpdatePersonInput } from "@/lib/people/input";
import type { Person } from "@/lib/people/queries";
import { changedFields, personValues } from "./person-values";

const person: Person = {
  id: "01",
  name: "Ines Kovač",
  email: "ines@example.test",
  emailVerified: true,
  role: "moderator",
  mustChangePassword: false,
  skills: ["refunds"],
  teams: [{ id: "team", name: "Billing", lead: true }],
  capacity: 20,
  availability: "away",
  awayUntil: new Date("2030-01-05T00:00:00Z"),
  absence: null,
  workingHours: null,
  handsTo: null,
  activeTickets: 3,
  createdAt: new Date(),
  deactivatedAt: null,
  ticketCount: 0,
  openTickets: 0,
};
const untouched = { ...personValues(person), skills: ["refunds"], teams: ["team"] };

describe("changedFields", () => {
  it("A form without changes sends nothing", () => {
    expect(changedFields(person, untouched)).toEqual({});
  });

  it("A form sends only the changed fields, in the shape of the API", () => {
    const changed = changedFields(person, {
      ...untouched,
      capacity: "5",
      skills: ["refunds", "stripe"],
    });
    expect(changed).toEqual({ capacity: 5, skills: ["refunds", "stripe"] });
    expect(UpdatePersonInput.safeParse(changed).success).toBe(true);
  });

  it("An empty capacity is rejected instead of read as 0", () => {
    const parsed = UpdatePersonInput.safeParse(changedFields(person, { ...untouched, capacity: " " }));
    expect(parsed.success).toBe(false);
  });
});
